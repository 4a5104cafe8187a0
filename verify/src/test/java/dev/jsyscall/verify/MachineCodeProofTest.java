package dev.jsyscall.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.MachineCode;
import dev.jsyscall.generator.model.Position;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The assembler's word on machine code, on the machine's own architecture. */
class MachineCodeProofTest {
    private static final Arch X86 = RealSpecs.abi().arches().stream().filter(a -> a.name().equals("x86_64")).findFirst().orElseThrow();

    private static Verdict judge(String source, Integer... bytes) throws IOException {
        var code = new MachineCode("handler", source, List.of(bytes).stream().map(Integer::byteValue).toList(), List.of(), new Position("mine.abi", 1, 1));
        return MachineCodeProof.of(X86, code, TestToolchains.found().forArch(X86, false).orElseThrow()).judge(code);
    }

    @Test
    void bytesThatTheAssemblerMakesMatch() throws IOException {
        assertThat(judge("ret", 0xc3).outcome()).isEqualTo(Outcome.MATCH);
        assertThat(judge("ret", 0xc2).detail()).contains("c2, the assembler has c3");
    }

    @Test
    void whatALinkerWouldHaveToFinishIsNoMachineCode() throws IOException {
        Verdict verdict = judge("jmp elsewhere", 0xe9, 0, 0, 0, 0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(verdict.detail()).contains("places that a linker would fill in");
    }
}
