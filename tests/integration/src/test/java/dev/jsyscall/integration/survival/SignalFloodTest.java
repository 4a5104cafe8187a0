package dev.jsyscall.integration.survival;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.raw.SignalRaw;
import dev.jsyscall.linux.signal.SignalInfo;
import dev.jsyscall.linux.signal.SignalQueue;
import dev.jsyscall.linux.signal.Signals;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Floods of signals: none that the kernel took is lost, and the JVM lives on. */
class SignalFloodTest {
    private static final int SIGNALS = 100_000;
    private static final String SIGNAL = "rt_8";

    /** Every value arrives once, whether somebody reads along or only when all were sent, and also while collections run without a pause. */
    @ParameterizedTest
    @ValueSource(strings = {"along", "afterwards", "collecting"})
    void losesNone(String reader) throws Exception {
        ForkedJvm.likeThisOne().survives(Flood.class, reader);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseZGC"})
    void losesNoneWithOtherCollectors(String collector) throws Exception {
        ForkedJvm.likeThisOne().and(collector).survives(Flood.class, "collecting");
    }

    static final class Flood {
        private static volatile boolean done;
        private static volatile Object garbage;

        private Flood() {}

        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("collecting")) {
                Thread collector = new Thread(() -> {
                    while (!done) {
                        garbage = new byte[1 << 20];
                        System.gc();
                    }
                });
                collector.setDaemon(true);
                collector.start();
            }
            try (Signals signals = Signals.open(SIGNAL)) {
                Thread sender = new Thread(Flood::send);
                sender.start();
                if (arguments[0].equals("afterwards")) sender.join();
                BitSet seen = new BitSet(SIGNALS);
                for (int i = 0; i < SIGNALS; i++) {
                    SignalInfo info = signals.next();
                    if (seen.get(info.value())) throw new AssertionError("twice: " + info);
                    seen.set(info.value());
                }
                sender.join();
                Optional<SignalInfo> more = signals.tryNext();
                if (more.isPresent()) throw new AssertionError("one too many: " + more);
                if (signals.lost() != 0) throw new AssertionError("lost " + signals.lost());
                if (seen.cardinality() != SIGNALS) throw new AssertionError("missing " + seen.nextClearBit(0));
            }
            done = true;
            System.out.println("alive");
        }

        private static void send() {
            int pid = (int) ProcessRaw.getpid();
            try {
                for (int i = 0; i < SIGNALS; i++) {
                    while (!SignalQueue.trySend(pid, SIGNAL, i)) Thread.onSpinWait();
                }
            } catch (dev.jsyscall.ErrnoException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Opened and closed over and over in the midst of signals, while files come and go: no handler writes where it should not. */
    @Test
    void closesDuringAFlood() throws Exception {
        ForkedJvm.likeThisOne().survives(Closing.class);
    }

    static final class Closing {
        private static final int ROUNDS = 200;
        private static volatile boolean done;

        private Closing() {}

        public static void main(String[] arguments) throws Exception {
            int pid = (int) ProcessRaw.getpid();
            Thread sender = new Thread(() -> {
                while (!done) SignalRaw.kill(pid, SIG.WINCH);       // ignored by default
            });
            AtomicInteger closed = new AtomicInteger();
            sender.start();
            for (int i = 0; i < ROUNDS; i++) {
                try (Signals signals = Signals.open("winch")) {
                    Thread reader = new Thread(() -> {
                        try {
                            while (true) signals.next();
                        } catch (ClosedFdException expected) {
                            closed.incrementAndGet();
                        } catch (java.io.IOException e) {
                            throw new AssertionError(e);
                        }
                    });
                    reader.start();
                    signals.next();
                    signals.close();
                    reader.join();
                }
                // A descriptor number of the closed object means another file now. Nothing must be written to it.
                for (int k = 0; k < 4; k++) {
                    var file = java.nio.file.Files.createTempFile("flood", null);
                    try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
                        if (channel.size() != 0) throw new AssertionError("a handler wrote to a stranger's file");
                    } finally {
                        java.nio.file.Files.delete(file);
                    }
                }
            }
            done = true;
            sender.join();
            if (closed.get() != ROUNDS) throw new AssertionError("readers that noticed: " + closed);
            System.out.println("alive");
        }
    }
}
