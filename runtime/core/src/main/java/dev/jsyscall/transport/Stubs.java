package dev.jsyscall.transport;

import dev.jsyscall.Machine;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A region of machine code with one stub for each system call number of an architecture. */
final class Stubs {
    private static final int ALIGNMENT = 16;

    private final int[][] ranges;
    private final int stride;
    private final long base;

    private Stubs(int[][] ranges, int stride, long base) {
        this.ranges = ranges;
        this.stride = stride;
        this.base = base;
    }

    /** Writes the region, or answers null if executable memory is refused. */
    static @Nullable Stubs install(Machine machine, int pageSize) {
        Machine.Code code = machine.syscall();
        byte[] template = code.template();
        int stride = (template.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        int count = 0;
        for (int[] range : machine.numberRanges()) count += range[1] - range[0] + 1;

        byte[] bytes = new byte[count * stride];
        int at = 0;
        for (int[] range : machine.numberRanges()) {
            for (int number = range[0]; number <= range[1]; number++, at += stride) {
                System.arraycopy(template, 0, bytes, at, template.length);
                code.bake(bytes, at, number, machine.littleEndian());
            }
        }
        MemorySegment region = ExecutableMemory.write(bytes, machine.flush(), pageSize);
        return region == null ? null : new Stubs(machine.numberRanges(), stride, region.address());
    }

    /** The stub of a number, or null if the region has none for it. */
    @Nullable MemorySegment entry(int number) {
        int before = 0;
        for (int[] range : ranges) {
            if (number < range[0]) return null;
            if (number <= range[1]) return MemorySegment.ofAddress(base + (long) (before + number - range[0]) * stride);
            before += range[1] - range[0] + 1;
        }
        return null;
    }
}
