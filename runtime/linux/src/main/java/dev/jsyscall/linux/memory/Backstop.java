package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Machine;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.mman.MAP;
import dev.jsyscall.linux.abi.signal.SA;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HANDLER;
import dev.jsyscall.linux.abi.signal.Sigaction;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The machine-code handler of SIGBUS that puts zeros where a file is gone under a mapping on which an attempt is being made, and its table.
 *
 * <p>It takes nothing away from the JVM: it stands in front of the JVM's own handler, to which every other fault goes on as if nobody had
 * been before it. It is set at the first attempt, never for those who make none, and stays; {@code -Xcheck:jni} remarks on that.
 *
 * <p>Zeros take the place of the page and of all that follow, so that however many are touched, the kernel keeps account of a few areas.
 */
final class Backstop {
    private static final int OTHER = 0;
    private static final int FIRST = 1;
    private static final int MASK = 2;
    private static final int FLAGS = 3;

    private static final SharedWords TABLE = new SharedWords(4);
    private static final Deque<Backing> SPARE = new ArrayDeque<>();

    private static volatile boolean installed;

    private Backstop() {}

    /**
     * Sets the handler unless it is set.
     *
     * @throws UnsupportedOperationException if that cannot be; the message says why, and what is left
     */
    static void install() throws ErrnoException {
        if (!installed) installOnce();
    }

    private static synchronized void installOnce() throws ErrnoException {
        if (installed) return;
        // On the heap, as emulators have been seen to store more than their architecture's kernel does.
        Sigaction action = Sigaction.of(MemorySegment.ofArray(new long[(Sigaction.SIZE + Long.BYTES - 1) / Long.BYTES]));
        SignalCalls.rtSigaction(SIG.BUS, null, action);
        long other = action.handler();
        if (other == SIG_HANDLER.DFL || other == SIG_HANDLER.IGN || (action.flags() & SA.SIGINFO) == 0) {
            throw impossible("the JVM has no handler of SIGBUS here that another could stand in front of");
        }
        TABLE.set(OTHER, other);
        TABLE.set(MASK, -Platform.pageSize());
        TABLE.set(FLAGS, MAP.PRIVATE | MAP.ANONYMOUS | MAP.FIXED | MAP.NORESERVE);
        MemorySegment handler = Machine.entry("backstop", TABLE.address());
        if (handler == null) throw impossible("this process is refused executable memory, which a handler of faults needs");
        // Flags, mask and way back stay the other handler's.
        SignalCalls.rtSigaction(SIG.BUS, action.handler(handler), null);
        installed = true;
    }

    private static UnsupportedOperationException impossible(String reason) {
        return new UnsupportedOperationException("no attempt can be made on a mapping: " + reason + ". Its read and"
                + " write answer EFAULT too");
    }

    /** An entry for some memory, that does not count yet. */
    static synchronized Backing back(long start, long size, int prot) {
        Backing backing = SPARE.poll();
        if (backing == null) {
            backing = new Backing();
            backing.follow(TABLE.get(FIRST));
            TABLE.set(FIRST, backing.address());
        }
        backing.describe(start, size, prot);
        return backing;
    }

    /** Takes back an entry that counts no more, once nobody can be in the middle of an access to its memory. */
    static synchronized void release(Backing backing) {
        SPARE.push(backing);
    }
}
