package dev.jsyscall.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;

/** The ABI as the bundled specs have it. */
final class LinuxAbi {
    private LinuxAbi() {}

    static Abi read() {
        SpecLibrary specs = SpecLibrary.bundled();
        Compilation compilation = AbiCompiler.compile("linux", specs.under("linux"), specs, "dev.jsyscall.linux.abi");
        assertThat(compilation.render()).isEmpty();
        return compilation.abi().orElseThrow();
    }
}
