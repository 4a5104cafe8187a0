package dev.jsyscall.linux.signal;

import dev.jsyscall.Machine;
import dev.jsyscall.linux.abi.signal.SIG;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The machine-code handler that keeps what is known of a signal, and the table that tells it where: four descriptors a signal, the file to
 * append to, the file if that is full, the counter of what was kept, the counter of what was lost.
 *
 * <p>One handler serves all signals, since it finds its signal's entry by itself; -1 in an entry makes it do nothing.
 */
final class Recorder {
    private static final int ENTRY_BYTES = 16;
    private static final int FIRST = 0;
    private static final int SECOND = 4;
    private static final int KEPT = 8;
    private static final int LOST = 12;
    private static final int NOWHERE = -1;

    private static final MemorySegment TABLE = Arena.global().allocate((SIG.RTMAX + 1L) * ENTRY_BYTES, ENTRY_BYTES);
    private static final VarHandle NUMBER = ValueLayout.JAVA_INT.varHandle();

    static {
        // Signal 0 is none. What the handler adds to a counter stands in its place.
        TABLE.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, 1);
        for (int signal = 1; signal <= SIG.RTMAX; signal++) retract(signal);
    }

    private Recorder() {}

    /** The handler, or null where executable memory is refused. */
    static @Nullable MemorySegment handler() {
        return Machine.entry("recorder", TABLE.address());
    }

    /** From now on what is known of a signal goes to these. */
    static void publish(int signal, RecordHalf first, RecordHalf second, int kept, int lost) {
        set(signal, FIRST, first.file.number());
        set(signal, SECOND, second.file.number());
        set(signal, KEPT, kept);
        set(signal, LOST, lost);
    }

    /** From now on a handler that begins keeps nothing of this signal. */
    static void retract(int signal) {
        for (int at = FIRST; at <= LOST; at += SECOND) set(signal, at, NOWHERE);
    }

    private static void set(int signal, int at, int number) {
        NUMBER.setVolatile(TABLE, (long) signal * ENTRY_BYTES + at, number);
    }
}
