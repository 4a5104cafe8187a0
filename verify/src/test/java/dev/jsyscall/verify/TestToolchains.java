package dev.jsyscall.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.verify.headers.HeaderCache;
import dev.jsyscall.verify.headers.Toolchains;

/**
 * The toolchains of this machine, looked for once: headers are fetched if there is a compiler that can use them. With
 * {@code -Djsyscall.probes=required} it is an error if not every architecture can be checked.
 */
final class TestToolchains {
    private static final Toolchains FOUND =
            Toolchains.find(new HeaderCache(HeaderCache.defaultFolder(), Boolean.getBoolean("abi.offline")), false);

    private TestToolchains() {}

    static Toolchains found() {
        if ("required".equals(System.getProperty("jsyscall.probes"))) {
            assertThat(FOUND.crossCompiles()).as("only this machine's architecture can be checked: " + FOUND.limitation()).isTrue();
        }
        return FOUND;
    }
}
