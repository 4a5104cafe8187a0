package dev.jsyscall.linux.memory;

import dev.jsyscall.Platform;
import org.jspecify.annotations.Nullable;

/** The attempts that go on on a mapping, and what they came upon. For use under the mapping's lock. */
final class Attempts {
    private @Nullable Backing backing;
    private int running;

    /** One more begins. */
    void begin(long address, long size, int prot) {
        if (backing == null) {
            long page = Platform.pageSize();
            backing = Backstop.back(address, size + page - 1 & -page, prot);
        }
        if (running++ == 0) backing.begin();
    }

    /** One ends. */
    void end() {
        if (--running == 0 && backing != null) backing.end();
    }

    /** Where in the mapping nothing was found, or -1. */
    long fault() {
        return backing == null ? -1 : backing.fault();
    }

    /** All segments have ended, and nobody touches their memory any more. */
    void forget() {
        if (backing == null) return;
        Backstop.release(backing);
        backing = null;
    }
}
