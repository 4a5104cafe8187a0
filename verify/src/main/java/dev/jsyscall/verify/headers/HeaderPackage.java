package dev.jsyscall.verify.headers;

import java.nio.file.Path;

/**
 * An unpacked Debian package.
 *
 * @param pinned false if another version had to be taken than the pinned one
 * @param folder where its {@code usr/} is
 */
public record HeaderPackage(String name, String version, boolean pinned, Path folder) {

    /** Name and version, and whether it is the pinned one. */
    public String label() {
        return name + " " + version + (pinned ? " (pinned)" : " (the newest: the pinned version is no longer served)");
    }
}
