package dev.jsyscall.foreign;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The file system that a kernel boots with: a Java runtime, busybox, the tests, and {@code init.sh} to run them. Held in memory: lean. */
final class Initramfs {
    /** What a root holds and no test reads, by name; of the archives of shared classes only the usual one is read. */
    private static final Set<String> UNREAD = Set.of("legal", "gconv", "classes_coh.jsa", "classes_nocoops.jsa", "classes_nocoops_coh.jsa");

    private static final String TESTS = "tests";

    private Initramfs() {}

    /**
     * Writes it.
     *
     * @param root a Java runtime; see {@code root.sh}
     * @param busybox a static busybox
     * @param properties system properties for the tests
     * @param classes the test classes to run
     */
    static void write(Path file, Path root, Path busybox, Map<String, String> properties, List<String> classes) throws IOException {
        try (var archive = new CpioWriter(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            archive.copy(root, "", path -> !UNREAD.contains(path.getFileName().toString()));
            archive.copy(busybox, "busybox", path -> true);
            try (InputStream init = Objects.requireNonNull(Initramfs.class.getResourceAsStream("init.sh"))) {
                archive.program("init", init.readAllBytes());
            }
            archive.folder(TESTS);
            List<String> classPath = classPath(archive);
            List<String> arguments = TestCommand.arguments(properties, String.join(":", classPath), classes);
            archive.program(TESTS + "/arguments", String.join("\n", arguments).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Packs this test's own class path, and tells where its parts are then. */
    private static List<String> classPath(CpioWriter archive) throws IOException {
        var packed = new ArrayList<String>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(part);
            if (part.isEmpty() || !Files.exists(path)) continue;         // an empty one means the folder where what is written here lies
            String name = TESTS + "/" + packed.size() + (Files.isDirectory(path) ? "" : ".jar");
            archive.copy(path, name, entry -> true);
            packed.add("/" + name);
        }
        return packed;
    }
}
