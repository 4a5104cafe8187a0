package dev.jsyscall.generator;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.resolve.AbiResolver;
import dev.jsyscall.generator.resolve.SpecSet;
import dev.jsyscall.generator.syntax.Diagnostics;
import java.util.List;
import java.util.Optional;

/** From spec files to a resolved ABI. */
public final class AbiCompiler {
    private AbiCompiler() {}

    /**
     * Compiles spec files with all they import, and with every architecture of the operating system. Errors never throw: they are
     * diagnostics of the result, as many as can be told apart in one run. Files that do not parse end it before names are looked up.
     *
     * @param os the operating system, {@code linux}; its architectures are the files below {@code linux/arch}
     * @param own the files to generate from
     * @param imports where files are found that {@code own} does not have but asks for
     * @param javaPackage the package of the generated classes; a file of the operating system's own specs gets a sub-package by
     *     its path
     */
    public static Compilation compile(String os, List<SourceFile> own, SourceResolver imports, String javaPackage) {
        var diagnostics = new Diagnostics();
        SpecSet specs = SpecSet.load(os, own, imports, diagnostics);
        if (!diagnostics.isEmpty()) return new Compilation(Optional.empty(), diagnostics.sorted());
        Optional<Abi> abi = new AbiResolver(specs, javaPackage, diagnostics).resolve();
        return new Compilation(diagnostics.isEmpty() ? abi : Optional.empty(), diagnostics.sorted());
    }
}
