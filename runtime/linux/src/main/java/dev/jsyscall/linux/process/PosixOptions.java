package dev.jsyscall.linux.process;

import dev.jsyscall.linux.signal.SignalSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What posix_spawn(3) can do of what may be asked for, and what was asked for that it cannot do. */
final class PosixOptions {
    @Nullable String directory;
    boolean session;
    int group = -1;
    SignalSet blocked = SignalSet.empty();
    SignalSet defaulted = SignalSet.empty();
    final List<String> beyond = new ArrayList<>();
}
