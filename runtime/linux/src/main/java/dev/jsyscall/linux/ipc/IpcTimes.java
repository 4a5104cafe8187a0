package dev.jsyscall.linux.ipc;

import dev.jsyscall.Platform;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Times in System V's records: seconds, in two halves on 32-bit architectures, and 0 for never. */
final class IpcTimes {
    private IpcTimes() {}

    static Optional<Instant> time(long low, LongSupplier high) {
        long seconds = Platform.is64Bit() ? low : high.getAsLong() << Integer.SIZE | low;
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
