package dev.jsyscall.linux.process;

import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.Sigset;
import java.lang.foreign.SegmentAllocator;

/** Signals by their words, as in {@code "usr1, winch"}. */
final class SignalWords {
    private SignalWords() {}

    /** Their numbers; none if there are no words. */
    static int[] parse(String words) {
        String[] each = words.isBlank() ? new String[0] : words.split(",", -1);
        int[] signals = new int[each.length];
        for (int i = 0; i < each.length; i++) {
            signals[i] = SIG.parse(each[i].strip());
            if (signals[i] < 1 || signals[i] > SIG.RTMAX) throw new IllegalArgumentException("there is no signal " + signals[i]);
        }
        return signals;
    }

    /** The kernel's set of them. */
    static Sigset set(String words, SegmentAllocator allocator) {
        Sigset set = Sigset.allocate(allocator);
        for (int signal : parse(words)) {
            // The set is an array of C longs, in which the kernel counts bits.
            int word = Sigset.SIZE / set.sigCount() * Byte.SIZE;
            int index = (signal - 1) / word;
            set.sig(index, set.sig(index) | 1L << (signal - 1) % word);
        }
        return set;
    }
}
