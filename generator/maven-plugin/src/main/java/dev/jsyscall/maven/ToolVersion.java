package dev.jsyscall.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** Which plugin and generator this is. */
final class ToolVersion {
    private ToolVersion() {}

    /**
     * The plugin's version; for a snapshot, whose version says nothing about its contents, also a digest of the project's own
     * artifacts among its dependencies. A changed generator thus generates anew.
     */
    static String of(PluginDescriptor plugin) throws IOException {
        if (!plugin.getVersion().endsWith("-SNAPSHOT")) {
            return plugin.getVersion();
        }
        Fingerprint fingerprint = new Fingerprint().add(plugin.getVersion());
        for (Artifact artifact : plugin.getArtifacts()) {
            // The specs count file by file, as imports.
            if (artifact.getGroupId().equals(plugin.getGroupId()) && !artifact.getArtifactId().endsWith("-abi-specs")) {
                addContents(fingerprint, artifact.getFile().toPath());
            }
        }
        return fingerprint.toString();
    }

    /** Adds a jar, or, where the plugin is built in the same run, a folder of classes. */
    private static void addContents(Fingerprint fingerprint, Path jarOrClasses) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(jarOrClasses)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            fingerprint.add(jarOrClasses.relativize(file).toString()).add(Files.readAllBytes(file));
        }
    }
}
