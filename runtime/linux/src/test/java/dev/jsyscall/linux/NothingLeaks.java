package dev.jsyscall.linux;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the run if descriptors are open at its end that were not at its beginning. Those of lost objects are given time: the garbage
 * collector closes them, which is a promise too.
 */
public final class NothingLeaks implements BeforeAllCallback {
    private static final int PATIENCE = 500;
    /** What the JVM opens when it first needs it, and the library's one descriptor that stays: the root, for waking threads. */
    private static final Pattern KEPT = Pattern.compile(
            "/|.*\\.jar|.*/lib/modules|.*/lib/.*\\.so.*|/dev/u?random|.*/hsperfdata_.*|.*\\.jqwik-database.*|.*/locale/.*|/proc/\\d+/fd"
                    + "|.*/(surefire|target/surefire)[^/]*/.*|/sys/.*|.*\\.jmod|.*\\.jsa");

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Watch.class, key -> new Watch(), Watch.class);
    }

    /** Remembers what was open when the first test class began. */
    private static final class Watch implements AutoCloseable {
        private final Map<String, String> before;

        Watch() {
            try {
                // The JVM keeps a socket of its own from the first one on.
                SocketChannel.open().close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            before = open();
        }

        @Override
        public void close() throws InterruptedException {
            Map<String, String> leaked = leaked();
            for (int i = 0; i < PATIENCE && !leaked.isEmpty(); i++) {
                System.gc();
                Thread.sleep(10);
                leaked = leaked();
            }
            if (!leaked.isEmpty()) throw new AssertionError("still open after the last test: " + leaked);
        }

        private Map<String, String> leaked() {
            Map<String, String> now = open();
            now.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())) || KEPT.matcher(e.getValue()).matches());
            return now;
        }

        private static Map<String, String> open() {
            Map<String, String> open = new TreeMap<>();
            try (Stream<Path> fds = Files.list(Path.of("/proc/self/fd"))) {
                for (Path fd : fds.toList()) {
                    try {
                        open.put(fd.getFileName().toString(), Files.readSymbolicLink(fd).toString());
                    } catch (IOException gone) {
                        // The listing's own.
                    }
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return open;
        }
    }
}
