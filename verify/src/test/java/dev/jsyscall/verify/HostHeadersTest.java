package dev.jsyscall.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.headers.HeaderCache;
import dev.jsyscall.verify.headers.Toolchains;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code mvn -Ptour} begins with: the headers of the machine that builds, which may be years older than those that are pinned. */
class HostHeadersTest {
    @Test
    void contradictNothing() throws IOException {
        Abi abi = core();
        Optional<Arch> here = abi.arches().stream().filter(Toolchains::isHost).findFirst();
        assumeTrue(here.isPresent(), "the specs do not know this machine's architecture");
        var own = Toolchains.find(new HeaderCache(HeaderCache.defaultFolder(), true), true);
        Report report = new Verifier(abi, own).verify(List.of(here.get()));
        assumeTrue(!report.arches().isEmpty(), "this machine has no C compiler");
        assertThat(report.arches().get(0).verdicts()).filteredOn(Verdict::failure)
                .map(verdict -> verdict.claim().position() + " " + verdict.claim().name() + " " + verdict.detail()).isEmpty();
    }

    /** Without the devices, whose headers move faster: what only one release has is told there by the pinned ones alone. */
    private static Abi core() {
        SpecLibrary library = SpecLibrary.bundled();
        var own = library.under("linux").stream().filter(file -> !file.path().matches("linux/(arch|numbers|devices)/.*")).toList();
        var compilation = AbiCompiler.compile("linux", own, library, "dev.jsyscall.linux.abi");
        return compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
    }
}
