package dev.jsyscall.generator;

import dev.jsyscall.generator.model.Abi;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Small specs for tests: three architectures of an invented Linux. {@code wide} has 64 bits, {@code narrow} 32 bits, big-endian with
 * aligned register pairs and seven argument words, {@code tight} 32 bits with 64-bit members aligned to 4 bytes.
 */
public final class TestSpecs {
    private static final SpecLibrary LIBRARY = SpecLibrary.of(folder("/specs"));

    private TestSpecs() {}

    public static SpecLibrary library() {
        return LIBRARY;
    }

    /** Compiles a file of one's own beside the small specs. */
    public static Compilation compile(String text) {
        return AbiCompiler.compile("linux", List.of(new SourceFile("own.abi", text)), LIBRARY, "com.example.own");
    }

    /** Compiles a file that has no errors. */
    public static Abi abi(String text) {
        Compilation compilation = compile(text);
        return compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
    }

    /** The error fixtures, in the order of their names. */
    static List<SourceFile> errorFixtures() {
        return read(folder("/errors"));
    }

    private static List<SourceFile> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(TestSpecs::file).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SourceFile file(Path file) {
        try {
            return new SourceFile(Objects.requireNonNull(file.getFileName()).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path folder(String resource) {
        try {
            URL url = Objects.requireNonNull(TestSpecs.class.getResource(resource), resource);
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
