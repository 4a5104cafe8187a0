package dev.jsyscall.verify.headers;

import java.nio.file.Path;

/**
 * An unpacked Debian package.
 *
 * @param pinned false if it is another version than the pinned one
 * @param folder where its {@code usr/} is
 */
public record HeaderPackage(String name, String version, boolean pinned, Path folder) {

    private static final String OTHER = "headers in";

    /** A package of kernel headers that somebody unpacked. */
    public static HeaderPackage unpacked(Path folder) {
        return new HeaderPackage(OTHER, folder.getFileName().toString(), false, folder.toAbsolutePath());
    }

    /** Name and version, and whether it is the pinned one. */
    public String label() {
        return name.equals(OTHER) ? name + " " + version : name + " " + version + (pinned ? " (pinned)" : " (the newest: the pinned version is no longer served)");
    }
}
