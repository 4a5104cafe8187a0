package dev.jsyscall.maven;

import dev.jsyscall.generator.SourceFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The specs of a project. */
final class SpecFolder {
    private final Path folder;
    private final List<PathMatcher> includes;

    /**
     * @param folder need not exist
     * @param patterns glob patterns relative to the folder; null or empty for all files
     */
    SpecFolder(Path folder, @Nullable List<String> patterns) {
        this.folder = folder;
        List<String> globs = patterns == null || patterns.isEmpty() ? List.of("**") : patterns;
        this.includes = globs.stream().map(p -> FileSystems.getDefault().getPathMatcher("glob:" + p)).toList();
    }

    /** The files to generate from, in the order of their paths, so that the outcome is the same on every file system. */
    List<SourceFile> read() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.filter(p -> p.toString().endsWith(".abi")).filter(this::isIncluded).sorted().toList();
        }
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(new SourceFile(relative(path), Files.readString(path)));
        }
        return files;
    }

    private boolean isIncluded(Path path) {
        Path relative = folder.relativize(path);
        return includes.stream().anyMatch(m -> m.matches(relative));
    }

    private String relative(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }
}
