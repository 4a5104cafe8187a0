package dev.jsyscall.verify.counts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Grade;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Grades are those of what a number is declared as, whatever an architecture calls it. */
class CallGradesTest {
    private static final String SPEC = """
            import linux.types;
            syscall getpid(): pid_t;
            syscall fcntl.dupfd(fd: fd, cmd: const 0): owned fd typed;
            syscall sync_file_range(fd: fd, offset: loff_t, nbytes: loff_t, flags: uint) typed;
            undeclared create_module, uselib "gone";
            """;

    private final CallGrades x86 = grades("x86_64");
    private final CallGrades arm = grades("arm");

    private static CallGrades grades(String arch) {
        Compilation compilation =
                AbiCompiler.compile("linux", List.of(new SourceFile("mine.abi", SPEC)), SpecLibrary.bundled(), "com.example");
        Abi abi = compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
        return CallGrades.of(abi, abi.arch(arch).orElseThrow());
    }

    @Test
    void eachEntryHasOneGrade() {
        assertThat(x86.entries(Grade.SEMANTIC)).containsExactly("getpid");
        assertThat(x86.entries(Grade.TYPED)).containsExactly("fcntl", "sync_file_range");
        assertThat(x86.entries(Grade.NUMBER_ONLY)).contains("read", "create_module").doesNotContain("fcntl");
        assertThat(x86.count()).isEqualTo(
                x86.entries(Grade.SEMANTIC).size() + x86.entries(Grade.TYPED).size() + x86.entries(Grade.NUMBER_ONLY).size());
    }

    @Test
    void anArchitectureMayListACallByAnotherName() {
        assertThat(arm.entries(Grade.TYPED)).contains("arm_sync_file_range");
    }

    @Test
    void whatHasAReasonIsNotUnexplained() {
        assertThat(x86.unexplained()).contains("read").doesNotContain("create_module", "uselib", "getpid");
    }
}
