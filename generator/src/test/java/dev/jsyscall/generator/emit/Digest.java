package dev.jsyscall.generator.emit;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Prints a digest of everything that the bundled Linux specs become, and how many files that is: for {@link DeterminismTest}. */
final class Digest {
    private Digest() {}

    public static void main(String[] arguments) throws NoSuchAlgorithmException {
        SpecLibrary specs = SpecLibrary.bundled();
        List<SourceFile> own = specs.under("linux");
        Compilation compilation = AbiCompiler.compile("linux", own, specs, "dev.jsyscall.linux.abi");
        List<GeneratedFile> files = JavaEmitter.emit(compilation.abi().orElseThrow(() -> new AssertionError(compilation.render())));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (GeneratedFile file : files) {
            digest.update(file.path().getBytes(StandardCharsets.UTF_8));
            digest.update(file.text().getBytes(StandardCharsets.UTF_8));
        }
        System.out.println(HexFormat.of().formatHex(digest.digest()) + " " + files.size());
    }
}
