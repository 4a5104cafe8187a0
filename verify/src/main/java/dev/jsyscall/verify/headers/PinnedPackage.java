package dev.jsyscall.verify.headers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A Debian package of headers, in the version that is used while it can be had.
 *
 * @param platform what it serves: {@code linux/arm}, or {@code *} for all
 * @param sha256 of the package file, in hex
 */
public record PinnedPackage(String platform, String name, String version, String sha256) {
    private static final String RESOURCE = "packages.tsv";
    private static final String ALL = "*";

    /** All that this release knows. */
    public static List<PinnedPackage> all() {
        try (InputStream in = PinnedPackage.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(columns -> new PinnedPackage(columns[0], columns[1], columns[2], columns[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel's public headers, one package for all architectures. */
    public static PinnedPackage kernel() {
        return all().stream().filter(pinned -> pinned.platform.equals(ALL)).findFirst().orElseThrow();
    }

    /** The C library's headers for one platform. */
    public static Optional<PinnedPackage> libc(String platform) {
        return all().stream().filter(pinned -> pinned.platform.equals(platform)).findFirst();
    }
}
