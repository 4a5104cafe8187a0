package dev.jsyscall.integration.survival;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Pid;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.process.SpawnException;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs start and fail to start, from many threads at a time, while the virtual machine is busy with itself. */
class SpawnTest {
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC", "-XX:+UseZGC"})
    void aThousandStartsAmidConstantCollections(String collector) throws Exception {
        ForkedJvm.with("--enable-native-access=ALL-UNNAMED", collector,
                "-Djsyscall.transport=" + System.getProperty("jsyscall.transport", "stub")).survives(Program.class);
    }

    /** Signals that come while a child begins must find no handler of the virtual machine there. */
    @Test
    void startsAmidSignals() throws Exception {
        ForkedJvm.likeThisOne().survives(Program.class, "signals");
    }

    static final class Program {
        private static final int THREADS = 4;
        private static final int STARTS_PER_THREAD = 250;

        private static volatile boolean done;
        private static volatile Object garbage;

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            succeed(0);
            int before = descriptors();
            Thread disturber = new Thread(arguments.length == 0 ? Program::collect : Program::signal);
            disturber.start();
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                List<Future<Void>> ends = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) ends.add(threads.submit((Callable<Void>) Program::start));
                for (Future<Void> end : ends) end.get();
            } finally {
                done = true;
            }
            disturber.join();
            if (descriptors() > before) throw new AssertionError("descriptors are left open: " + descriptors() + ", before " + before);
            System.out.println("alive");
        }

        private static void collect() {
            while (!done) {
                garbage = new byte[1 << 20];
                System.gc();
            }
        }

        /** A signal that the virtual machine handles by doing nothing, again and again, for whichever thread takes it. */
        private static void signal() {
            try {
                while (!done) Pid.self().kill("pipe");
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
        }

        private static Void start() throws Exception {
            for (int i = 0; i < STARTS_PER_THREAD; i++) {
                switch (i % 5) {
                    case 0 -> fail(Spawn.of("/no/such/program"), E.NOENT);
                    case 1 -> fail(Spawn.of("/etc/passwd"), E.ACCES);
                    case 2 -> fail(Spawn.of("/bin/true").cwd("/no/such/folder"), E.NOENT);
                    case 3 -> fail(Spawn.of("/bin/true").fd(7, BorrowedFd.of(900)), E.BADF);
                    default -> succeed(i % 100);
                }
            }
            return null;
        }

        private static void fail(Spawn spawn, int errno) throws ErrnoException {
            try (Child child = spawn.start()) {
                throw new AssertionError("it started: " + child);
            } catch (SpawnException e) {
                if (!e.is(errno)) throw e;
            }
        }

        private static void succeed(int code) throws ErrnoException {
            try (Child child = Spawn.of("/bin/sh", "-c", "exit " + code).start()) {
                if (child.await().code() != code) throw new AssertionError("it ended otherwise: " + child);
            }
        }

        private static int descriptors() {
            return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
        }
    }
}
