package dev.jsyscall.verify.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The kernel's public headers for one architecture.
 *
 * @param folders where programs include them from: the architecture's own first
 */
public record KernelHeaders(List<Path> folders) {
    private static final String COUNTED = "counted-headers.txt";
    private static final String OWN = "asm";

    /** The headers of which every name is specified or left out by a rule, in the order in which to include them. */
    public static List<String> counted() {
        try (InputStream in = KernelHeaders.class.getResourceAsStream(COUNTED)) {
            if (in == null) {
                throw new IllegalStateException(COUNTED + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every header, the counted ones first. What {@code asm/} is generic for is included by it, and not by anybody else. */
    public List<String> all() throws IOException {
        var headers = new LinkedHashSet<>(existing(counted()));
        for (Path folder : folders) {
            headers.addAll(below(folder));
        }
        headers.removeIf(header -> header.startsWith("asm-generic/"));
        return List.copyOf(headers);
    }

    /** Those of the headers that there are. */
    public List<String> existing(List<String> headers) {
        return headers.stream().filter(header -> folders.stream().anyMatch(folder -> Files.exists(folder.resolve(header)))).toList();
    }

    /** How programs include a file; empty if it is not one of these headers. */
    String included(String file) {
        Path path = Path.of(file);
        return folders.stream().filter(path::startsWith).findFirst()
                .map(folder -> folder.relativize(path).toString().replace('\\', '/')).orElse("");
    }

    /** Beside the kernel's folders there is one for each architecture, which has an {@code asm} of its own. */
    private Set<String> below(Path folder) throws IOException {
        var headers = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(folder::relativize).map(path -> path.toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".h") && path.indexOf("/" + OWN + "/") < 0).forEach(headers::add);
        }
        return headers;
    }
}
