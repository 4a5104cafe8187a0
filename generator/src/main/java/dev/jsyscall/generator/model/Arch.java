package dev.jsyscall.generator.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One architecture of an operating system, as its arch file describes it.
 *
 * @param name the kernel-style name used throughout: {@code x86_64}, {@code aarch64}, …
 * @param javaNames what the system property {@code os.arch} may say there
 * @param triple the compiler target, {@code aarch64-linux-gnu}
 * @param uapi the folder of the architecture's own {@code asm/} headers in a multi-architecture header package
 * @param pairs how a 64-bit argument is passed where a register holds 32 bits
 * @param stubWords how many argument words the system call stub takes: 6, or 7 on mips o32
 * @param code the machine code by role ({@code syscall}, {@code spawn}, {@code handler}, …)
 * @param flush how the instruction cache is told of new code
 * @param numbers the system call numbers by kernel name, sorted by name
 */
public record Arch(
        String name, String os, String doc, Position position, List<String> javaNames, String triple, String uapi,
        DataModel data, PairRule pairs, IoctlEncoding ioctl, int stubWords, Map<String, MachineCode> code,
        Optional<Flush> flush, Map<String, Integer> numbers) {

    /** How a 64-bit argument reaches the kernel on a 32-bit architecture. */
    public enum PairRule {
        /** Registers hold 64 bits: one word. */
        NONE,
        /** Two words, wherever they fall (i386). */
        UNALIGNED,
        /** Two words starting at an even position, a padding word before them if need be (arm, ppc, mips o32). */
        ALIGNED
    }

    /**
     * What makes freshly written code visible to instruction fetch: a call of {@code symbol(start, end)} from {@code library},
     * or the system call {@code syscall(start, end, 0)}.
     */
    public record Flush(Optional<String> symbol, Optional<String> library, Optional<String> syscall) {}

    public String platform() {
        return os + "/" + name;
    }
}
