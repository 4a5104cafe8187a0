package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.signal.SS;
import dev.jsyscall.linux.abi.signal.Sigaltstack;
import dev.jsyscall.linux.abi.signal.SignalCalls;

/**
 * The stack on which a thread's handlers run if they ask for it. Only to be read: the Java VM decides what its threads have.
 *
 * @param address its lowest address
 * @param size in bytes
 * @param flags of {@link SS}
 * @see <a href="https://man7.org/linux/man-pages/man2/sigaltstack.2.html">sigaltstack(2)</a>
 */
public record SignalStack(long address, long size, int flags) {

    /** The calling thread's. */
    public static SignalStack current() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Sigaltstack stack = Sigaltstack.allocate(scratch);
            SignalCalls.sigaltstack(null, stack);
            return new SignalStack(stack.sp(), stack.size(), stack.flags());
        }
    }

    /** Whether there is one. */
    public boolean isEnabled() {
        return (flags & SS.DISABLE) == 0;
    }

    /** As strace prints it. */
    @Override
    public String toString() {
        return "{ss_sp=0x" + Long.toHexString(address) + ", ss_flags=" + SS.format(flags) + ", ss_size=" + size + "}";
    }
}
