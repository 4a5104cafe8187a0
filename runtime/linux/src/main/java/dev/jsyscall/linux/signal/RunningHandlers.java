package dev.jsyscall.linux.signal;

import dev.jsyscall.linux.abi.signal.SIG;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Finds out whether a thread may still be inside of our handler, with a descriptor in its registers that is about to be closed.
 *
 * <p>While the handler runs, the thread blocks a signal that nobody else blocks for longer than an instant: the C library's first, which
 * it leaves out of every mask that it sets. A thread that does not block it after the handler's table was cleared has either left the
 * handler, or enters it later and finds the table empty.
 */
final class RunningHandlers {
    /** Blocked while our handler runs. */
    static final SignalSet MARK = SignalSet.of(SIG.RTMIN);

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private RunningHandlers() {}

    /** Waits for handlers to end. False if that took too long, as in a stopped thread, or if the kernel does not tell. */
    static boolean haveEnded() {
        long start = System.nanoTime();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                while (isMarked(thread)) {
                    if (System.nanoTime() - start > PATIENCE_NANOS) return false;
                    Thread.onSpinWait();
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isMarked(Path thread) throws IOException {
        try {
            return SignalMask.of(Integer.parseInt(thread.getFileName().toString())).containsAll(MARK);
        } catch (NoSuchFileException ended) {
            return false;
        }
    }
}
