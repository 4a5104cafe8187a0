package dev.jsyscall.strace;

import dev.jsyscall.Platform;
import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;

/** The ABI as the bundled specs have it, and the part of it that runs here. */
final class LinuxAbi {
    private LinuxAbi() {}

    static Abi read() {
        SpecLibrary specs = SpecLibrary.bundled();
        Compilation compilation = AbiCompiler.compile("linux", specs.under("linux"), specs, "dev.jsyscall.linux.abi");
        return compilation.abi().orElseThrow(() -> new IllegalStateException(compilation.render()));
    }

    static Arch here(Abi abi) {
        return abi.arch(Platform.arch()).orElseThrow();
    }
}
