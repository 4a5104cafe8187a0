package dev.jsyscall.verify.cli;

import dev.jsyscall.verify.headers.HeaderCache;
import dev.jsyscall.verify.headers.HeaderPackage;
import dev.jsyscall.verify.headers.Toolchains;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where headers of other architectures are kept, and whether they may be fetched. */
final class HeaderOptions {
    private static final Path IN_A_PACKAGE = Path.of("usr", "include", "linux");

    @Option(names = "--headers", paramLabel = "DIR",
            description = "where unpacked header packages are kept; default: $ABI_HEADERS, else jsyscall/headers in the user's cache. Or an"
                    + " unpacked linux-libc-dev of another version, to look at that one")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--offline", description = "download nothing: do with the headers that are there")
    private boolean offline;

    HeaderCache cache() {
        return new HeaderCache(folder.filter(f -> chosen().isEmpty()).orElseGet(HeaderCache::defaultFolder), offline);
    }

    /** The package that is to be looked at instead of the pinned one. */
    Optional<HeaderPackage> chosen() {
        return folder.filter(f -> Files.isDirectory(f.resolve(IN_A_PACKAGE))).map(HeaderPackage::unpacked);
    }

    /** Compilers with the chosen headers. */
    Toolchains toolchains(boolean hostOnly) {
        Optional<HeaderPackage> chosen = hostOnly ? Optional.empty() : chosen();
        return chosen.isPresent() ? Toolchains.of(cache(), chosen.get()) : Toolchains.find(cache(), hostOnly);
    }
}
