package dev.jsyscall.verify.cli;

import dev.jsyscall.verify.headers.HeaderCache;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where headers of other architectures are kept, and whether they may be fetched. */
final class HeaderOptions {
    @Option(names = "--headers", paramLabel = "DIR",
            description = "where unpacked header packages are kept; default: $ABI_HEADERS, else jsyscall/headers in the user's cache")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--offline", description = "download nothing: do with the headers that are there")
    private boolean offline;

    HeaderCache cache() {
        return new HeaderCache(folder.orElseGet(HeaderCache::defaultFolder), offline);
    }
}
