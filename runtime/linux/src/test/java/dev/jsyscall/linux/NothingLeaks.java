package dev.jsyscall.linux;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the run if descriptors are open at its end that were not at its beginning, or if files or shared memory are mapped that only tests
 * map. Those of lost objects are given time: the garbage collector closes them, which is a promise too.
 */
public final class NothingLeaks implements BeforeAllCallback {
    private static final int PATIENCE = 500;
    /** What the JVM opens when it first needs it, and the library's one descriptor that stays: the root, for waking threads. */
    private static final Pattern KEPT = Pattern.compile(
            "/|.*\\.jar|.*/lib/modules|.*/lib/.*\\.so.*|/dev/u?random|.*/hsperfdata_.*|.*\\.jqwik-database.*|.*/locale/.*|/proc/\\d+/fd"
                    + "|.*/(surefire|target/surefire)[^/]*/.*|/sys/.*|.*\\.jmod|.*\\.jsa");

    /** What the JVM never maps: files in tests' folders, and shared memory of all kinds. */
    private static final Pattern MAPPED = Pattern.compile(".*(/junit-?\\d+|/memfd:|/SYSV|/dev/shm/|/dev/zero|anon_inode:).*");

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
            if (!leaked.isEmpty()) throw new AssertionError("still open or mapped after the last test: " + leaked);
        }

        private static Map<String, String> mapped() {
            Map<String, String> mapped = new TreeMap<>();
            try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)) {
                maps.filter(line -> MAPPED.matcher(line).matches())
                        .forEach(line -> mapped.put(line.substring(0, line.indexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return mapped;
        }

        private Map<String, String> leaked() {
            Map<String, String> now = open();
            now.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())) || KEPT.matcher(e.getValue()).matches());
            now.putAll(mapped());
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
