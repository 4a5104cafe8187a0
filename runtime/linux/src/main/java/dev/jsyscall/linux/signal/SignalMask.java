package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.signal.SIG_HOW;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.abi.signal.Sigset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The signals that the calling thread blocks: {@code try (var mask = SignalMask.block("usr1")) { … }}.
 *
 * <p>A mask belongs to one kernel thread. Threads and processes that it starts begin with a copy; other threads of the JVM notice
 * nothing, so a signal sent to the process goes to one of them. Virtual threads have no mask of their own, and are refused.
 *
 * <p>Left out silently, as the kernel leaves out KILL and STOP, are faults of the thread itself (blocked, they would end the process), and
 * the signals by which the Java VM, its channels, the C library and this library interrupt threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sigprocmask.2.html">sigprocmask(2)</a>
 */
public final class SignalMask implements AutoCloseable {
    private static final String BLOCKED = "SigBlk:";
    private static final int HEXADECIMAL = 16;
    private static final int WORD_DIGITS = 16;

    private final Thread thread = Thread.currentThread();
    private final SignalSet former;
    private boolean closed;

    private SignalMask(SignalSet former) {
        this.former = former;
    }

    /** Blocks these signals too. */
    public static SignalMask block(SignalSet signals) throws ErrnoException {
        return new SignalMask(change(SIG_HOW.BLOCK, signals.minus(ReservedSignals.unblockable())));
    }

    /** Blocks these signals too, by names. */
    public static SignalMask block(String signals) throws ErrnoException {
        return block(SignalSet.of(signals));
    }

    /** Blocks these signals no longer. */
    public static SignalMask unblock(SignalSet signals) throws ErrnoException {
        return new SignalMask(change(SIG_HOW.UNBLOCK, signals));
    }

    /** Blocks these signals no longer, by names. */
    public static SignalMask unblock(String signals) throws ErrnoException {
        return unblock(SignalSet.of(signals));
    }

    /** Blocks exactly these signals. */
    public static SignalMask set(SignalSet signals) throws ErrnoException {
        return new SignalMask(change(SIG_HOW.SETMASK, signals.minus(ReservedSignals.unblockable())));
    }

    /** Blocks exactly these signals, by names. */
    public static SignalMask set(String signals) throws ErrnoException {
        return set(SignalSet.of(signals));
    }

    /** The signals that the calling thread blocks now. */
    public static SignalSet current() throws ErrnoException {
        return change(SIG_HOW.BLOCK, null);
    }

    /**
     * The signals that a thread of this process blocks now.
     *
     * @param thread the kernel's number of it
     * @throws NoSuchFileException if there is no such thread
     */
    public static SignalSet of(int thread) throws IOException {
        Path status = Path.of("/proc/self/task", Integer.toString(thread), "status");
        String text;
        try {
            text = Files.readString(status, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            if (Files.exists(status)) throw e;
            throw new NoSuchFileException(status.toString(), null, "this process has no such thread");
        }
        int start = text.indexOf(BLOCKED);
        if (start < 0) throw new IOException("no " + BLOCKED + " in " + status);
        String digits = text.substring(start + BLOCKED.length(), text.indexOf('\n', start)).strip();
        int low = Math.max(0, digits.length() - WORD_DIGITS);       // of 16 digits, or 32 where there are more than 64 signals
        return new SignalSet(Long.parseUnsignedLong(digits, low, digits.length(), HEXADECIMAL),
                low == 0 ? 0 : Long.parseUnsignedLong(digits, 0, low, HEXADECIMAL));
    }

    private static SignalSet change(int how, @Nullable SignalSet signals) throws ErrnoException {
        if (signals != null) refuseVirtualThread();
        try (Scratch scratch = Scratch.open()) {
            Sigset before = Sigset.allocate(scratch);
            SignalCalls.rtSigprocmask(how, signals == null ? null : signals.toSigset(scratch), before);
            return SignalSet.of(before);
        }
    }

    static void refuseVirtualThread() {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("a virtual thread has no signals of its own to block or wait for: use a platform thread");
        }
    }

    /** The signals that were blocked before. */
    public SignalSet former() {
        return former;
    }

    /**
     * Blocks again exactly what was blocked before.
     *
     * @throws IllegalStateException if another thread calls it
     */
    @Override
    public void close() throws ErrnoException {
        if (closed) return;
        if (Thread.currentThread() != thread) throw new IllegalStateException("a signal mask is restored by the thread that changed it");
        closed = true;
        change(SIG_HOW.SETMASK, former);
    }
}
