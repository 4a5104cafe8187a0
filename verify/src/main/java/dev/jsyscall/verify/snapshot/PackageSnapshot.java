package dev.jsyscall.verify.snapshot;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A step of the build: compiles the specs on the class path into a snapshot. */
public final class PackageSnapshot {
    private PackageSnapshot() {}

    /**
     * Writes a file.
     *
     * @param arguments the operating system, the package of its bindings, and the file
     */
    public static void main(String[] arguments) throws IOException {
        String os = arguments[0];
        SpecLibrary library = SpecLibrary.bundled();
        List<SourceFile> own = library.under(os).stream()
                .filter(file -> !file.path().startsWith(os + "/arch/") && !file.path().startsWith(os + "/numbers/")).toList();
        Compilation compilation = AbiCompiler.compile(os, own, library, arguments[1]);
        Abi abi = compilation.abi().orElseThrow(() -> new IllegalStateException(compilation.render()));
        Path file = Path.of(arguments[2]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Snapshot.write(abi, out);
        }
    }
}
