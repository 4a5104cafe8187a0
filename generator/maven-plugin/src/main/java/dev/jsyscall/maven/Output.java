package dev.jsyscall.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.plexus.build.BuildContext;

/** Writes generated files: only those that changed, so that neither javac nor an IDE sees others as new. */
final class Output {
    private final Folders folders;
    private final BuildContext build;
    private final Map<String, String> digests = new TreeMap<>();
    private int written;
    private int deleted;

    Output(Folders folders, BuildContext build) {
        this.folders = folders;
        this.build = build;
    }

    void write(String path, String text) throws IOException {
        digests.put(path, digest(text));
        Path target = folders.target(path);
        if (Files.exists(target) && Files.readString(target).equals(text)) {
            return;
        }
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
        build.refresh(target.toFile());
        written++;
    }

    /** Deletes what an earlier run wrote and this one did not. */
    void deleteStale(Collection<String> earlier) throws IOException {
        for (String path : earlier) {
            if (!digests.containsKey(path)) {
                delete(folders.target(path));
                if (!Folders.isJava(path)) {
                    delete(folders.classes().resolve(path));
                }
                deleted++;
            }
        }
    }

    private void delete(Path path) throws IOException {
        if (Files.deleteIfExists(path)) {
            build.refresh(path.toFile());
        }
    }

    /** Every file of this run with the digest of its text. */
    Map<String, String> digests() {
        return digests;
    }

    static String digest(String text) {
        return new Fingerprint().add(text).toString();
    }

    @Override
    public String toString() {
        return digests.size() + (digests.size() == 1 ? " file (" : " files (") + written + " written, " + deleted + " deleted)";
    }
}
