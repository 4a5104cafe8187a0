package dev.jsyscall.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What comes from Debian, and is kept in the folder that {@code JSYSCALL_FOREIGN_CACHE} names, by default {@code target/roots}. */
final class Downloads {
    private static final int SECONDS = 600;

    private final Path module = Path.of("").toAbsolutePath();
    private final Path cache = Path.of(System.getenv().getOrDefault("JSYSCALL_FOREIGN_CACHE", module.resolve("target/roots").toString()));

    /** A script of this module. */
    Path script(String name) {
        return module.resolve(name);
    }

    /** The folder for what the runs called {@code name} write. */
    Path work(String name) {
        return module.resolve("target").resolve(name);
    }

    /** The architecture's Java runtime: a root folder. */
    Path root(ForeignArch arch) throws IOException, InterruptedException {
        return prepare("root.sh", arch, arch.debian());
    }

    /** The architecture's kernel and a static busybox: a folder with the files {@code kernel} and {@code busybox}. */
    Path kernel(ForeignArch arch) throws IOException, InterruptedException {
        return prepare("kernel.sh", arch, arch.debian() + ".kernel");
    }

    /**
     * Runs the script that makes a folder, unless it is there.
     *
     * @throws AssertionError with the output if it cannot be had
     */
    private Path prepare(String script, ForeignArch arch, String name) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(cache).resolve(name);
        synchronized (arch) {
            Program.require(0, cache, SECONDS, List.of("bash", script(script).toString(), arch.debian(), folder.toString()));
        }
        return folder;
    }
}
