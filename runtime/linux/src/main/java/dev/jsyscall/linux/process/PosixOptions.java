package dev.jsyscall.linux.process;

import dev.jsyscall.linux.signal.SignalSet;
import org.jspecify.annotations.Nullable;

/** What posix_spawn(3) can do of what may be asked for. */
final class PosixOptions {
    private static final int NO_GROUP = -1;

    @Nullable String directory;
    boolean session;
    int group = NO_GROUP;
    SignalSet blocked = SignalSet.empty();
    SignalSet defaulted = SignalSet.empty();

    PosixOptions() {}

    /** A copy that changes by itself. */
    PosixOptions(PosixOptions other) {
        directory = other.directory;
        session = other.session;
        group = other.group;
        blocked = other.blocked;
        defaulted = other.defaulted;
    }

    /** Whether it is put into a process group; who leads a session leads a group of its own already. */
    boolean changesGroup() {
        return group > 0 || group == 0 && !session;
    }
}
