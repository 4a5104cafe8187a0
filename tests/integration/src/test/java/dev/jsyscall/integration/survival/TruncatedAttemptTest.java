package dev.jsyscall.integration.survival;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mman.MFD;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.Sigaction;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.memory.Mapping;
import dev.jsyscall.linux.memory.PageGoneException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is truncated under a mapping on which attempts are made: whatever they do, they end with an error, and the JVM goes on. */
class TruncatedAttemptTest {
    private static final int SIZE = Touch.MOST;
    private static final int PAGE = Platform.pageSize();

    /** As compiled as the program gets, compiled a little, and not compiled; with three garbage collectors. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseZGC", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", "-Xint -XX:+UseG1GC"})
    void everyTouchEndsWithAnError(String options) throws Exception {
        jvm(options).survives(EveryTouch.class, options.contains("-Xint") ? "3" : "400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseZGC", "-XX:TieredStopAtLevel=1 -XX:+UseG1GC", "-Xint -XX:+UseSerialGC"})
    void threadsFightOverAFile(String options) throws Exception {
        jvm(options).survives(Threads.class, options.contains("-Xint") ? "50" : "1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseZGC", "-XX:TieredStopAtLevel=1", "-Xint", "-Xcheck:jni"})
    void allOtherFaultsAreTheJvms(String options) throws Exception {
        jvm(options).survives(OtherFaults.class);
    }

    private static ForkedJvm jvm(String options) {
        ForkedJvm jvm = ForkedJvm.likeThisOne();
        for (String option : options.split(" ")) jvm.and(option);
        return jvm;
    }

    private static OwnedFd file() throws ErrnoException {
        OwnedFd file = MmanCalls.memfdCreate("truncated", MFD.CLOEXEC);
        FileCalls.ftruncate(file, SIZE);
        return file;
    }

    private static Mapping map(OwnedFd file, boolean shared) throws ErrnoException {
        var builder = Mapping.of(file, 0, SIZE).prot("read, write");
        return (shared ? builder.shared() : builder.private_()).map();
    }

    private static void grow(OwnedFd file) throws ErrnoException {
        FileCalls.ftruncate(file, 0);
        FileCalls.ftruncate(file, SIZE);
    }

    /** Touches what is there, so that it gets compiled, and what is gone, by turns. */
    static final class EveryTouch {
        private EveryTouch() {}

        public static void main(String[] arguments) throws Exception {
            try (OwnedFd file = file()) {
                for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
                    for (Touch touch : Touch.values()) {
                        for (int size : new int[] {0, 1, PAGE}) touch(touch, file, size, round % 2 == 0);
                    }
                }
            }
            System.out.println("alive");
        }

        private static void touch(Touch touch, OwnedFd file, int size, boolean shared) throws ErrnoException {
            grow(file);
            Mapping mapping = map(file, shared);
            mapping.attempt(touch::on);
            FileCalls.ftruncate(file, size);
            long end = size + PAGE - 1 & -PAGE;
            try {
                long result = mapping.attempt(touch::on);
                throw new AssertionError(touch + " of what is gone has a result: " + result);
            } catch (PageGoneException gone) {
                if (gone.offset() < end || gone.offset() >= SIZE) throw new AssertionError(touch + ", truncated to " + size, gone);
            }
            if (mapping.isOpen()) throw new AssertionError(touch + " leaves it open");
        }
    }

    /** Threads make attempts, two on one mapping and two on one each, while another truncates the file and makes it grow again. */
    static final class Threads {
        private static final int WORKERS = 4;
        private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

        private static volatile boolean over;

        private final OwnedFd file;
        private @Nullable Mapping current;

        private Threads(OwnedFd file) {
            this.file = file;
        }

        public static void main(String[] arguments) throws Exception {
            int each = Integer.parseInt(arguments[0]);
            try (OwnedFd file = file(); var executor = Executors.newFixedThreadPool(WORKERS + 1)) {
                var truncating = executor.submit(() -> truncate(file));
                List<Threads> mappings = List.of(new Threads(file), new Threads(file), new Threads(file));
                List<Future<?>> workers = new ArrayList<>();
                for (int i = 0; i < WORKERS; i++) {
                    Threads own = mappings.get(i % mappings.size());
                    workers.add(executor.submit(() -> own.work(each)));
                }
                try {
                    for (Future<?> worker : workers) worker.get();
                } finally {
                    over = true;
                }
                truncating.get();
                for (Threads own : mappings) own.mapping().close();
            }
            String left = Files.readString(Path.of("/proc/self/maps"));
            if (left.contains("memfd:truncated")) throw new AssertionError("left behind: " + left);
            System.out.println("alive");
        }

        private static @Nullable Void truncate(OwnedFd file) throws ErrnoException {
            var random = new Random(1);
            while (!over) {
                FileCalls.ftruncate(file, random.nextInt(SIZE));
                LockSupport.parkNanos(random.nextInt(100_000));
                FileCalls.ftruncate(file, SIZE);
                LockSupport.parkNanos(random.nextInt(100_000));
            }
            return null;
        }

        private synchronized Mapping mapping() throws ErrnoException {
            if (current == null || !current.isOpen()) current = map(file, true);
            return current;
        }

        /** Makes attempts until so many have come to a result, and so many have come upon nothing. */
        private @Nullable Void work(int each) throws ErrnoException {
            long start = System.nanoTime();
            Touch[] touches = Touch.values();
            int results = 0;
            int gone = 0;
            for (int i = 0; results < each || gone < each; i++) {
                try {
                    mapping().attempt(touches[i % touches.length]::on);
                    results++;
                } catch (PageGoneException e) {
                    gone++;
                } catch (IndexOutOfBoundsException noEndOfString) {
                    results++;
                }
                if (System.nanoTime() - start > PATIENCE_NANOS) throw new AssertionError(results + " results, " + gone + " gone");
            }
            return null;
        }
    }

    /** Once the handler is there, the JVM still handles what is its own, within attempts and outside. */
    static final class OtherFaults {
        private static final int ROUNDS = 3_000;
        private static int sink;

        private OtherFaults() {}

        public static void main(String[] arguments) throws Exception {
            try (OwnedFd whole = file(); OwnedFd file = file(); Mapping other = map(whole, true)) {
                long before = handler();
                Touch.GET.on(other.segment());
                if (handler() != before) throw new AssertionError("a handler was set before the first attempt");
                other.attempt(bytes -> faults(file));
                if (handler() == before) throw new AssertionError("no handler was set");
                faults(file);
                other.attempt(Touch.CRC_32::on);
            }
            System.out.println("alive");
        }

        private static long handler() throws ErrnoException {
            try (Scratch scratch = Scratch.open()) {
                Sigaction action = Sigaction.allocate(scratch);
                SignalCalls.rtSigaction(SIG.BUS, null, action);
                return action.handler();
            }
        }

        private static boolean faults(OwnedFd file) throws ErrnoException {
            try (Mapping mapping = map(file, true)) {
                MemorySegment bytes = mapping.segment();
                for (int i = 0; i < 2 * ROUNDS; i++) {
                    boolean there = i < ROUNDS;
                    if (i == ROUNDS) FileCalls.ftruncate(file, 0);
                    expect(there, () -> sink += (int) Touch.GET.on(bytes), InternalError.class);
                    expect(there, () -> sink += (int) Touch.SET.on(bytes), InternalError.class);
                    expect(there, () -> sink += (int) Touch.FILL.on(bytes), InternalError.class);
                    String text = there ? "text" : null;
                    expect(there, () -> sink += text.length(), NullPointerException.class);
                    if (i % 500 == 0) {
                        expect(false, () -> sink += endless(0), StackOverflowError.class);
                        System.gc();
                    }
                }
            } finally {
                grow(file);
            }
            return true;
        }

        private static void expect(boolean success, Runnable access, Class<? extends Throwable> otherwise) {
            try {
                access.run();
                if (!success) throw new AssertionError("no " + otherwise);
            } catch (Throwable thrown) {
                if (success || !otherwise.isInstance(thrown)) throw new AssertionError("success wanted: " + success, thrown);
            }
        }

        private static int endless(int depth) {
            return endless(depth + 1) + depth;
        }
    }
}
