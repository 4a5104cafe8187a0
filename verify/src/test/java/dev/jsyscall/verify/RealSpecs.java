package dev.jsyscall.verify;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import java.util.List;

/** The specs of this project, compiled once for all tests. */
public final class RealSpecs {
    private static final Abi ABI = compile();

    private RealSpecs() {}

    public static Abi abi() {
        return ABI;
    }

    /** The ABI of just this text, saved as {@code mine.abi}. */
    public static Abi of(String spec) {
        var compilation = AbiCompiler.compile(
                "linux", List.of(new SourceFile("mine.abi", spec)), SpecLibrary.bundled(), "org.example");
        return compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
    }

    private static Abi compile() {
        SpecLibrary library = SpecLibrary.bundled();
        var own = library.under("linux").stream().filter(file -> !file.path().matches("linux/(arch|numbers)/.*")).toList();
        var compilation = AbiCompiler.compile("linux", own, library, "dev.jsyscall.linux.abi");
        return compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
    }
}
