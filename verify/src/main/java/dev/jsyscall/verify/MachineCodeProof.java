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
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The proof of a piece of machine code: its source is assembled with many numbers baked in, and each time the bytes have to be those
 * that {@link MachineCode#encode} makes of the template and the holes.
 *
 * @param assembled the assembler's bytes for each number
 * @param error why there are none
 */
record MachineCodeProof(Arch arch, Map<Long, byte[]> assembled, String error) {
    private static final String SECTION = ".abi.code.";

    /** Every bit that the number of a call may have, alone and among others, and some addresses; what does not fit the holes is left out. */
    private static final long[] PATTERNS = {
        0, 1, 2, 4, 8, 16, 32, 63, 64, 127, 128, 255, 256, 435, 511, 512, 1024, 2048, 4000, 4096, 0x2aaa, 0x5555,
        0xdead_beefL, 0x7f12_3456_789aL, 0xfedc_ba98_7654_3210L
    };

    /** Assembles the source once, with each number in a section of its own. */
    static MachineCodeProof of(Arch arch, MachineCode code, Toolchain tools) throws IOException {
        Set<Long> numbers = numbers(arch, code);
        var source = new StringBuilder();
        for (long number : numbers) {
            source.append(".section ").append(section(number)).append(",\"ax\",%progbits\n.set NR, ").append(number).append('\n');
            source.append(code.source()).append('\n');
        }
        Compiler.Output output = tools.compiler().compile("assembler", source.toString(), tools.target());
        var assembled = new LinkedHashMap<Long, byte[]>();
        if (output.object().isEmpty()) {
            return new MachineCodeProof(arch, assembled, output.messages().lines().findFirst().orElse(""));
        }
        ElfObject object = ElfObject.read(output.object().get());
        for (long number : numbers) {
            if (isUnfinished(object, section(number))) {
                return new MachineCodeProof(arch, assembled, "it has places that a linker would fill in, and none does");
            }
            assembled.put(number, object.section(section(number)).orElse(new byte[0]));
        }
        return new MachineCodeProof(arch, assembled, "");
    }

    /** Whether a section has relocations: its bytes are not yet those that would run. */
    private static boolean isUnfinished(ElfObject object, String section) {
        return Stream.of(".rela", ".rel").anyMatch(prefix -> object.section(prefix + section).orElse(new byte[0]).length > 0);
    }

    private static String section(long number) {
        return SECTION + Long.toHexString(number);
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
    private static Set<Long> numbers(Arch arch, MachineCode code) {
        if (code.holes().isEmpty()) {
            return Set.of(0L);
        }
        var numbers = new LinkedHashSet<Long>();
        LongStream.of(PATTERNS).forEach(numbers::add);
        code.holes().forEach(hole -> numbers.addAll(List.of(1L << hole.from(), 1L << hole.to())));
        var own = arch.numbers().values().stream().mapToInt(Integer::intValue).summaryStatistics();
        if (own.getCount() > 0) {
            numbers.add((long) own.getMin());
            numbers.add((long) own.getMax());
        }
        numbers.removeIf(number -> !code.fits(number));
        return numbers;
    }
}
