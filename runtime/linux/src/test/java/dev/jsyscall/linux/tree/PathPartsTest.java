package dev.jsyscall.linux.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPartsTest {
    /** The examples of POSIX's dirname and basename, and some more. */
    @ParameterizedTest
    @CsvSource({
        "/usr/lib, /usr, lib", "/usr/, /, usr", "usr, ., usr", "/, /, /", "//, /, /", "., ., .", ".., ., ..", "'', ., .",
        "/usr//lib//, /usr, lib", "a/b/, a, b", "a//b, a, b", "///a, /, a", "./a/.., ./a, .."
    })
    void cutsBeforeTheLastName(String path, String directory, String name) {
        assertThat(PathParts.of(path)).isEqualTo(new PathParts(directory, name));
    }
}
