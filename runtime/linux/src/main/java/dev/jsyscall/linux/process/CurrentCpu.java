package dev.jsyscall.linux.process;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import java.lang.foreign.MemorySegment;

/**
 * Where the calling thread ran a moment ago; it may run elsewhere by now, unless its {@link Affinity} forbids it.
 *
 * @param cpu the processor's number
 * @param node the number of its NUMA node
 * @see <a href="https://man7.org/linux/man-pages/man2/getcpu.2.html">getcpu(2)</a>
 */
public record CurrentCpu(int cpu, int node) {

    /**
     * Asks.
     *
     * @throws ErrnoException as getcpu(2)
     */
    public static CurrentCpu get() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment both = scratch.allocate(2 * Integer.BYTES, Integer.BYTES);
            ProcessCalls.getcpu(both.asSlice(0, Integer.BYTES), both.asSlice(Integer.BYTES));
            return new CurrentCpu(both.get(Access.INT, 0), both.get(Access.INT, Integer.BYTES));
        }
    }
}
