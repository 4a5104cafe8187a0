package dev.jsyscall.maven;

import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The specs of a project.
 *
 * @param folder where they are
 * @param all every spec of the folder, to be imported
 * @param included those to generate from, in the order of their paths
 */
record SpecFolder(Path folder, SpecLibrary all, List<SourceFile> included) {

    /**
     * Reads a folder.
     *
     * @param folder need not exist
     * @param patterns glob patterns relative to the folder; null or empty for all files
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    static SpecFolder read(Path folder, @Nullable List<String> patterns) {
        SpecLibrary all = Files.isDirectory(folder) ? SpecLibrary.of(folder) : SpecLibrary.of(List.of());
        List<String> globs = patterns == null || patterns.isEmpty() ? List.of("**") : patterns;
        List<PathMatcher> matchers =
                globs.stream().map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob)).toList();
        List<SourceFile> included = all.files().stream()
                .filter(file -> matchers.stream().anyMatch(m -> m.matches(Path.of(file.path()))))
                .toList();
        return new SpecFolder(folder, all, included);
    }
}
