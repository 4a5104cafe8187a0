package dev.jsyscall.verify.headers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of unpacked header packages, filled when one is asked for. Several processes may share it.
 *
 * <p>{@code <name>_<version>} holds a package's files, {@code stand-ins} our replacements for the few C library headers that the
 * kernel's public headers include, and {@code apt} a configuration of apt that has nothing to do with the machine's.
 */
public final class HeaderCache {
    private static final Object IN_THIS_PROCESS = new Object();
    private static final List<String> STAND_INS = List.of(
            "abi-stand-ins-end.h", "netinet/if_ether.h", "netinet/in.h", "stdlib.h", "string.h", "sys/ioctl.h", "sys/socket.h",
            "sys/time.h", "sys/types.h", "time.h");

    private final Path folder;
    private final boolean offline;
    private final AptConfiguration apt;

    /** @param offline whether to do with what is there */
    public HeaderCache(Path folder, boolean offline) {
        this.folder = folder.toAbsolutePath();
        this.offline = offline;
        this.apt = new AptConfiguration(this.folder.resolve("apt"));
    }

    /** {@code $ABI_HEADERS}, else {@code jsyscall/headers} where the user's caches are. */
    public static Path defaultFolder() {
        String own = System.getenv("ABI_HEADERS");
        if (own != null && !own.isEmpty()) {
            return Path.of(own);
        }
        String caches = System.getenv("XDG_CACHE_HOME");
        Path base = caches == null || caches.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(caches);
        return base.resolve("jsyscall").resolve("headers");
    }

    /**
     * The package, downloaded and unpacked if need be.
     *
     * @throws IOException if it is not here and cannot be had, or is not the file that was pinned
     */
    public HeaderPackage obtain(PinnedPackage wanted) throws IOException {
        synchronized (IN_THIS_PROCESS) {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return locked(wanted);
            }
        }
    }

    /** Our stand-ins for the C library's headers, as a folder to include from. */
    public Path standIns() throws IOException {
        synchronized (IN_THIS_PROCESS) {
            Path target = folder.resolve("stand-ins");
            for (String name : STAND_INS) {
                Path file = target.resolve(name);
                Files.createDirectories(file.getParent());
                try (InputStream in = HeaderCache.class.getResourceAsStream("stand-ins/" + name)) {
                    if (in == null) {
                        throw new IllegalStateException("stand-ins/" + name + " is missing from the jar");
                    }
                    byte[] content = in.readAllBytes();
                    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                        Path partial = Files.createTempFile(file.getParent(), "new", ".h");
                        Files.write(partial, content);
                        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            return target;
        }
    }

    private HeaderPackage locked(PinnedPackage wanted) throws IOException {
        Path place = folder.resolve(wanted.name() + "_" + wanted.version());
        if (Files.isDirectory(place)) {
            return new HeaderPackage(wanted.name(), wanted.version(), true, place);
        }
        if (offline) {
            return unpackedBefore(wanted).orElseThrow(() -> new IOException("no " + wanted.name() + " in " + folder + ", and offline"));
        }
        Path downloads = Files.createTempDirectory(folder, "download");
        try {
            apt.update();
            try {
                apt.download(wanted.name(), wanted.version(), downloads);
            } catch (IOException e) {
                return newest(wanted, downloads);
            }
            Path file = downloaded(downloads);
            String sum = sha256(file);
            if (!sum.equals(wanted.sha256())) {
                throw new IOException(
                        wanted.name() + " " + wanted.version() + " has the sha256 " + sum + " and not the pinned " + wanted.sha256());
            }
            return unpack(wanted, wanted.version(), file);
        } finally {
            delete(downloads);
        }
    }

    private HeaderPackage newest(PinnedPackage wanted, Path downloads) throws IOException {
        apt.download(wanted.name(), "", downloads);
        Path file = downloaded(downloads);
        return unpack(wanted, file.getFileName().toString().split("_")[1].replace("%3a", ":"), file);
    }

    private HeaderPackage unpack(PinnedPackage wanted, String version, Path file) throws IOException {
        Path place = folder.resolve(wanted.name() + "_" + version);
        if (!Files.isDirectory(place)) {
            Path partial = Files.createTempDirectory(folder, "unpack");
            Command.run(folder, Map.of(), List.of("dpkg-deb", "-x", file.toString(), partial.toString()));
            Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
        }
        return new HeaderPackage(wanted.name(), version, version.equals(wanted.version()), place);
    }

    /** Another version than the pinned one, the last in the order of names. */
    private Optional<HeaderPackage> unpackedBefore(PinnedPackage wanted) throws IOException {
        String start = wanted.name() + "_";
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().startsWith(start)).max(Path::compareTo)
                    .map(path -> new HeaderPackage(wanted.name(), path.getFileName().toString().substring(start.length()), false, path));
        }
    }

    private static Path downloaded(Path downloads) throws IOException {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.filter(path -> path.toString().endsWith(".deb")).findFirst()
                    .orElseThrow(() -> new IOException("apt-get download left no file"));
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
