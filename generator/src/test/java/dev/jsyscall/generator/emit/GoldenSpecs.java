package dev.jsyscall.generator.emit;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.TestSpecs;
import dev.jsyscall.generator.model.Abi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Specs and what they are known to become: a folder each, with {@code spec.abi} and the expected files below {@code expected}. The one
 * without a spec is the whole invented Linux of {@link TestSpecs}.
 */
final class GoldenSpecs {
    static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private GoldenSpecs() {}

    static List<String> names() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the emitter makes of a spec, by path. */
    static Map<String, String> emitted(String name) {
        try {
            var files = new TreeMap<String, String>();
            Path spec = FOLDER.resolve(name).resolve("spec.abi");
            Abi abi = Files.exists(spec) ? TestSpecs.abi(Files.readString(spec)) : system();
            for (GeneratedFile file : JavaEmitter.emit(abi)) files.put(file.path(), file.text());
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Abi system() {
        SpecLibrary library = SpecLibrary.of(FOLDER.resolveSibling("specs"));
        Compilation compilation = AbiCompiler.compile("linux", library.files(), library, "dev.jsyscall.linux.abi");
        return compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
    }

    static Path expectedFolder(String name) {
        return FOLDER.resolve(name).resolve("expected");
    }

    static Map<String, String> expected(String name) {
        Path folder = expectedFolder(name);
        if (!Files.exists(folder)) return Map.of();
        try (Stream<Path> paths = Files.walk(folder)) {
            var files = new TreeMap<String, String>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
