package dev.jsyscall.verify;

import dev.jsyscall.verify.headers.HeaderCache;
import dev.jsyscall.verify.headers.Toolchains;

/**
 * The toolchains of this machine, looked for once: headers are fetched if there is a compiler that can use them.
 *
 * <p>With {@code -Djsyscall.probes=required} (Maven's property of that name) it is a failure if they do not reach every architecture.
 */
final class TestToolchains {
    private static final Toolchains FOUND =
            Toolchains.find(new HeaderCache(HeaderCache.defaultFolder(), Boolean.getBoolean("abi.offline")), false);

    private TestToolchains() {}

    static Toolchains found() {
        if (System.getProperty("jsyscall.probes", "").equals("required") && !FOUND.crossCompiles()) {
            throw new IllegalStateException("every architecture was to be checked, but " + FOUND.limitation());
        }
        return FOUND;
    }
}
