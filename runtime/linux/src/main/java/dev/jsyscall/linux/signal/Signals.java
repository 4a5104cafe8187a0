package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.signal.SA;
import dev.jsyscall.linux.event.Readiness;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Signals to this process, as objects to be read: {@code try (var signals = Signals.open("usr1, winch")) { signals.next(); }}.
 *
 * <p>A handler of a few bytes of machine code runs in whichever thread the kernel chooses, and puts everything that is known of the signal
 * where {@link #next} finds it; no Java runs in it, and nothing that it interrupts notices. At least 65,536 signals wait to be read;
 * {@link #lost} counts those that found no room. The kernel itself keeps one of each ordinary signal that is blocked or about to be
 * delivered, however many were sent; of real-time signals it keeps all up to RLIMIT_SIGPENDING, and senders get EAGAIN beyond. Signals to
 * one thread come in the order in which the kernel delivers them; those to the process may overtake each other, real-time signals too,
 * since several threads may handle them at the same time.
 *
 * <p>The former actions come back when this is closed, unless somebody has changed them meanwhile. A signal belongs to one open object at
 * a time. One that is not closed goes on receiving until the process ends, whether anybody holds it or not. The signals by which the Java
 * VM is told to end (INT, TERM, HUP) are for {@link #takeover} alone; those that the VM itself needs, the C library's, and this library's
 * own are refused.
 *
 * <p>The descriptor is readable as long as signals wait, for use with poll and epoll. Any thread may read and close. Methods that wait
 * begin again after EINTR; closing wakes them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/signal.7.html">signal(7)</a>
 */
public final class Signals implements Closeable, HasFd {
    /** Also keeps those that the user forgets from the garbage collector, which would close what the handler writes to. */
    private static final List<Signals> OPEN = new ArrayList<>();

    private final SignalSet set;
    private final SignalStore store;
    private final Deque<HeldAction> former = new ArrayDeque<>();
    private boolean closed;

    private Signals(SignalSet set) throws ErrnoException {
        this.set = set;
        this.store = new SignalStore(set);
    }

    /**
     * Begins to receive signals.
     *
     * @throws IllegalArgumentException if one of them is needed elsewhere; the message says where
     * @throws IllegalStateException if one of them is received already
     * @throws UnsupportedOperationException if this process is refused executable memory: a handler is not possible then. What is left are
     *     signals to a thread that blocks them, {@link SignalWait} and {@link SignalFd}
     */
    public static Signals open(SignalSet signals) throws ErrnoException {
        return open(signals, 0, false);
    }

    /** As {@link #open(SignalSet)}, by names: {@code "usr1, winch"}. */
    public static Signals open(String signals) throws ErrnoException {
        return open(SignalSet.of(signals));
    }

    /**
     * As {@link #open(SignalSet)}, with flags.
     *
     * @param flags {@link SA#NOCLDSTOP}: CHLD then tells of children that ended, and not of those that stopped or go on; or 0
     */
    public static Signals open(SignalSet signals, int flags) throws ErrnoException {
        if ((flags & ~SA.NOCLDSTOP) != 0) throw new IllegalArgumentException("the only flag is nocldstop, not " + SA.format(flags));
        return open(signals, flags, false);
    }

    /** As {@link #open(SignalSet, int)}, by names: {@code open("chld", "nocldstop")}. */
    public static Signals open(String signals, String flags) throws ErrnoException {
        return open(SignalSet.of(signals), SA.parse(flags));
    }

    /**
     * As {@link #open(SignalSet)}, and INT, TERM and HUP may be among them: the Java VM does not end on them while this is open, so whoever
     * reads them has to.
     */
    public static Signals takeover(SignalSet signals) throws ErrnoException {
        return open(signals, 0, true);
    }

    /** As {@link #takeover(SignalSet)}, by names: {@code "int, term, hup"}. */
    public static Signals takeover(String signals) throws ErrnoException {
        return takeover(SignalSet.of(signals));
    }

    private static Signals open(SignalSet signals, int flags, boolean takeover) throws ErrnoException {
        if (signals.isEmpty()) throw new IllegalArgumentException("no signal to receive");
        ReservedSignals.check(signals, takeover);
        MemorySegment handler = Recorder.handler();
        if (handler == null) {
            throw new UnsupportedOperationException("signals to the process cannot be received: this process is refused executable memory,"
                    + " which their handler needs. A thread can receive its own by SignalWait or SignalFd if it blocks them");
        }
        synchronized (Signals.class) {
            SignalSet twice = signals.and(received());
            if (!twice.isEmpty()) throw new IllegalStateException("received by another Signals that is open: " + twice);
            Signals opened = new Signals(signals);
            OPEN.add(opened);
            opened.begin(handler, flags);
            return opened;
        }
    }

    private void begin(MemorySegment handler, int flags) throws ErrnoException {
        store.publish();
        try {
            for (int signal : set.stream().toArray()) former.push(HeldAction.handle(signal, handler, flags));
        } catch (ErrnoException e) {
            close();
            throw e;
        }
    }

    /** The signals that all that are open receive. */
    public static SignalSet received() {
        synchronized (Signals.class) {
            SignalSet received = SignalSet.empty();
            for (Signals signals : OPEN) received = received.plus(signals.set);
            return received;
        }
    }

    /** The signals that this receives. */
    public SignalSet set() {
        return set;
    }

    /** Readable as long as signals wait. Nobody but this object reads from it. */
    @Override
    public Fd fd() {
        return store.ready().borrow();
    }

    /** The next signal, if there is one already. */
    public Optional<SignalInfo> tryNext() throws ErrnoException {
        return store.take();
    }

    /** The next signal. May block. */
    public SignalInfo next() throws ErrnoException {
        Optional<SignalInfo> info = store.take();
        while (info.isEmpty()) {
            Readiness.await(store.ready());
            info = store.take();
        }
        return info.get();
    }

    /** The next signal, if there is one within that time; a negative time is over. May block. */
    public Optional<SignalInfo> next(Duration time) throws ErrnoException {
        long start = System.nanoTime();
        Optional<SignalInfo> info = store.take();
        for (Duration left = time; info.isEmpty() && left.isPositive(); left = time.minusNanos(System.nanoTime() - start)) {
            Readiness.await(store.ready(), left);
            info = store.take();
        }
        return info;
    }

    /** How many signals found no room so far, because too many waited to be read. */
    public long lost() throws ErrnoException {
        return store.lost();
    }

    /**
     * Brings back the former actions. What was not read, or is still on its way, is gone; threads that wait get a
     * {@code ClosedFdException}.
     */
    @Override
    public void close() throws ErrnoException {
        synchronized (Signals.class) {
            if (closed) return;
            closed = true;
            try {
                while (!former.isEmpty()) former.pop().restore();
            } finally {
                OPEN.remove(this);
                store.close();
            }
        }
    }

    /** {@code Signals[USR1 WINCH]}. */
    @Override
    public String toString() {
        return "Signals" + set;
    }
}
