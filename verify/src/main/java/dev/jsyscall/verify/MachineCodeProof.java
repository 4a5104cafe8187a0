package dev.jsyscall.verify;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.MachineCode;
import dev.jsyscall.verify.elf.ElfObject;
import dev.jsyscall.verify.headers.Toolchains.Toolchain;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Image;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claim.Origin;
import dev.jsyscall.verify.probe.Compiler;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The proof of a piece of machine code: its source is assembled with many numbers baked in, and each time the bytes have to be those
 * that {@link MachineCode#encode} makes of the template and the holes.
 *
 * @param assembled the assembler's bytes for each number
 * @param error why there are none
 */
record MachineCodeProof(Arch arch, Map<Integer, byte[]> assembled, String error) {
    private static final String SECTION = ".abi.code.";

    /** Every bit that the number of a call may have, alone and among others; those that do not fit the holes are left out. */
    private static final int[] PATTERNS = {
        0, 1, 2, 4, 8, 16, 32, 63, 64, 127, 128, 255, 256, 435, 511, 512, 1024, 2048, 4000, 4096, 0x2aaa, 0x5555
    };

    /** Assembles the source once, with each number in a section of its own. */
    static MachineCodeProof of(Arch arch, MachineCode code, Toolchain tools) throws IOException {
        Set<Integer> numbers = numbers(arch, code);
        var source = new StringBuilder();
        for (int number : numbers) {
            source.append(".section " + SECTION).append(number).append(",\"ax\",%progbits\n.set NR, ").append(number).append('\n');
            source.append(code.source()).append('\n');
        }
        Compiler.Output output = tools.compiler().compile("assembler", source.toString(), tools.target());
        var assembled = new LinkedHashMap<Integer, byte[]>();
        if (output.object().isEmpty()) {
            return new MachineCodeProof(arch, assembled, output.messages().lines().findFirst().orElse(""));
        }
        ElfObject object = ElfObject.read(output.object().get());
        for (int number : numbers) {
            assembled.put(number, object.section(SECTION + number).orElse(new byte[0]));
        }
        return new MachineCodeProof(arch, assembled, "");
    }

    /** Compares the assembler's bytes with what {@code code} encodes. */
    Verdict judge(MachineCode code) {
        var none = new Image("", code.role(), new byte[0], new byte[0]);
        var claim = new Claim(Kind.CODE, "code " + code.role(), none, new Origin(true, true), Optional.empty(), code.position());
        if (!error.isEmpty()) {
            return new Verdict(claim, Outcome.MISMATCH, "the source does not assemble: " + error);
        }
        HexFormat hex = HexFormat.of();
        for (var entry : assembled.entrySet()) {
            byte[] encoded = code.encode(entry.getKey(), arch.data().order());
            if (!Arrays.equals(encoded, entry.getValue())) {
                return new Verdict(claim, Outcome.MISMATCH, "with the number " + entry.getKey() + " " + hex.formatHex(encoded)
                        + ", the assembler has " + hex.formatHex(entry.getValue()));
            }
        }
        return new Verdict(claim, Outcome.MATCH, "");
    }

    /** The patterns, and the numbers at both ends of the architecture's own calls. */
    private static Set<Integer> numbers(Arch arch, MachineCode code) {
        if (code.holes().isEmpty()) {
            return Set.of(0);
        }
        var numbers = new LinkedHashSet<Integer>();
        IntStream.of(PATTERNS).forEach(numbers::add);
        code.holes().forEach(hole -> numbers.addAll(List.of(1 << hole.from(), 1 << hole.to())));
        var own = arch.numbers().values().stream().mapToInt(Integer::intValue).summaryStatistics();
        if (own.getCount() > 0) {
            numbers.add(own.getMin());
            numbers.add(own.getMax());
        }
        numbers.removeIf(number -> !code.fits(number));
        return numbers;
    }
}
