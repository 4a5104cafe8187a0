package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.membarrier.MEMBARRIER_CMD;
import dev.jsyscall.linux.abi.membarrier.MEMBARRIER_CMD_FLAG;
import dev.jsyscall.linux.abi.membarrier.MembarrierCalls;

/**
 * Memory barriers on other threads' behalf, for memory that is shared with other processes: the side that acts rarely pays for both.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/membarrier.2.html">membarrier(2)</a>
 */
public final class MemoryBarrier {
    private MemoryBarrier() {}

    /**
     * Which commands this kernel knows: bits of {@link MEMBARRIER_CMD}.
     *
     * @throws ErrnoException ENOSYS if it was built without any
     */
    public static int commands() throws ErrnoException {
        return MembarrierCalls.membarrier(MEMBARRIER_CMD.QUERY);
    }

    /**
     * Which commands this process registered for: bits of {@link MEMBARRIER_CMD}. The JVM may have.
     *
     * @throws ErrnoException EINVAL before Linux 6.3
     */
    public static int registrations() throws ErrnoException {
        return MembarrierCalls.membarrier(MEMBARRIER_CMD.GET_REGISTRATIONS);
    }

    /**
     * Gives a command: a barrier, after which all threads that it is for have passed one, or a registration for one. Global barriers that
     * are not expedited take milliseconds.
     *
     * @param command one of {@link MEMBARRIER_CMD}
     * @throws ErrnoException EPERM for an expedited barrier of this process that it did not register for, EINVAL for an unknown one
     */
    public static void pass(int command) throws ErrnoException {
        MembarrierCalls.membarrier(command);
    }

    /** {@link #pass(int)} with a word of {@link MEMBARRIER_CMD}: {@code "private_expedited"}. */
    public static void pass(String command) throws ErrnoException {
        pass(MEMBARRIER_CMD.parse(command));
    }

    /**
     * Has the thread of this process that runs on some CPU begin its restartable sequence anew.
     *
     * @throws ErrnoException EPERM without a registration for {@link MEMBARRIER_CMD#PRIVATE_EXPEDITED_RSEQ}
     */
    public static void restartSequence(int cpu) throws ErrnoException {
        MembarrierCalls.membarrier(MEMBARRIER_CMD.PRIVATE_EXPEDITED_RSEQ, MEMBARRIER_CMD_FLAG.CPU, cpu);
    }
}
