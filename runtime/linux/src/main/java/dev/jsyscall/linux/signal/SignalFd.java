package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.signalfd.SFD;
import dev.jsyscall.linux.abi.signalfd.SignalfdCalls;
import dev.jsyscall.linux.abi.signalfd.SignalfdSiginfo;
import dev.jsyscall.linux.event.Readiness;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;

/**
 * A descriptor from which a thread reads signals that it blocks.
 *
 * <p>In a Java VM this is narrow: the VM has many threads, and a signal to the process is handled by any that does not block it, before
 * this descriptor sees it. What works is signals to one thread (tgkill, {@link SignalQueue#sendToThread}, a timer with a thread id) that
 * the thread blocks by {@link SignalMask}, and reads itself: the kernel shows each reader its own pending signals. For signals to the
 * process take {@link Signals}. Virtual threads cannot read from it.
 *
 * <p>Methods that wait begin again after EINTR.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/signalfd.2.html">signalfd(2)</a>
 */
public final class SignalFd implements Closeable, HasFd {
    private final OwnedFd fd;

    private SignalFd(OwnedFd fd) {
        this.fd = fd;
    }

    /** Opens a descriptor for these signals, closed on exec. */
    public static SignalFd open(SignalSet signals) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return new SignalFd(SignalfdCalls.signalfd4Create(signals.toSigset(scratch), SFD.CLOEXEC | SFD.NONBLOCK));
        }
    }

    /** As {@link #open(SignalSet)}, by names. */
    public static SignalFd open(String signals) throws ErrnoException {
        return open(SignalSet.of(signals));
    }

    /** Changes which signals it is for. */
    public void set(SignalSet signals) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            SignalfdCalls.signalfd4Update(fd, signals.toSigset(scratch));
        }
    }

    /** As {@link #set(SignalSet)}, by names. */
    public void set(String signals) throws ErrnoException {
        set(SignalSet.of(signals));
    }

    /** Readable as long as one of the signals is pending for the thread that asks. */
    @Override
    public Fd fd() {
        return fd;
    }

    /** The next signal that is pending for the calling thread, if there is one already. */
    public Optional<SignalInfo> tryNext() throws ErrnoException {
        SignalMask.refuseVirtualThread();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment memory = scratch.reserve(SignalfdSiginfo.SIZE);
            long result = FileCalls.tryRead(fd, memory);
            if (result == -E.AGAIN) return Optional.empty();
            if (result < 0) throw fd.failure(result, "read", fd);
            return Optional.of(InfoReader.read(SignalfdSiginfo.of(memory)));
        }
    }

    /** The next signal for the calling thread. May block. */
    public SignalInfo next() throws ErrnoException {
        Optional<SignalInfo> info = tryNext();
        while (info.isEmpty()) {
            Readiness.await(fd);
            info = tryNext();
        }
        return info.get();
    }

    /** The next signal for the calling thread, if there is one within that time; a negative time is over. May block. */
    public Optional<SignalInfo> next(Duration time) throws ErrnoException {
        long start = System.nanoTime();
        Optional<SignalInfo> info = tryNext();
        for (Duration left = time; info.isEmpty() && left.isPositive(); left = time.minusNanos(System.nanoTime() - start)) {
            Readiness.await(fd, left);
            info = tryNext();
        }
        return info;
    }

    @Override
    public void close() throws ErrnoException {
        fd.close();
    }

    /** The descriptor's number. */
    @Override
    public String toString() {
        return "SignalFd " + fd;
    }
}
