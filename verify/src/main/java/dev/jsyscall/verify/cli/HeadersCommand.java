package dev.jsyscall.verify.cli;

import dev.jsyscall.verify.headers.HeaderCache;
import dev.jsyscall.verify.headers.HeaderPackage;
import dev.jsyscall.verify.headers.PinnedPackage;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Fetches headers ahead of a verification. */
@Command(
        name = "headers",
        mixinStandardHelpOptions = true,
        description = "Fetches the header packages that verify compiles probes with; the machine's own packages are left alone.")
final class HeadersCommand implements Callable<Integer> {
    @Mixin
    private final HeaderOptions headers = new HeaderOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        HeaderCache cache = headers.cache();
        for (PinnedPackage pinned : PinnedPackage.all()) {
            HeaderPackage unpacked = cache.obtain(pinned);
            spec.commandLine().getOut().println(unpacked.label() + "  " + unpacked.folder());
        }
        spec.commandLine().getOut().flush();
        return AbiCommand.FINE;
    }
}
