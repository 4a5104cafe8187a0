package dev.jsyscall.linux.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.linux.raw.CredRaw;

/** Tests that only the privileged pass. */
final class Root {
    private Root() {}

    /** Skips the test for an ordinary user. */
    static void needed(String what) {
        assumeTrue(is(), "only root may " + what);
    }

    static boolean is() {
        return CredRaw.geteuid() == 0;
    }
}
