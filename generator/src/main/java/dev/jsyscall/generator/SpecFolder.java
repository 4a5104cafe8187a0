package dev.jsyscall.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the spec files below a folder. */
final class SpecFolder {
    private SpecFolder() {}

    /** All {@code .abi} files below {@code folder}; their paths are relative to it and begin with {@code prefix}. */
    static List<SourceFile> read(Path folder, String prefix) {
        try (Stream<Path> paths = Files.walk(folder)) {
            var files = new ArrayList<SourceFile>();
            for (Path path : paths.filter(p -> p.toString().endsWith(".abi")).sorted().toList()) {
                if (inBuildOutput(folder, path)) continue;
                String name = prefix + folder.relativize(path).toString().replace('\\', '/');
                // Malformed bytes become replacement characters, which the parser then complains about at their place.
                files.add(new SourceFile(name, new String(Files.readAllBytes(path), StandardCharsets.UTF_8)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maven copies the specs below {@code target}: the copy is not a second set. */
    private static boolean inBuildOutput(Path folder, Path file) {
        return folder.relativize(file).startsWith("target");
    }
}
