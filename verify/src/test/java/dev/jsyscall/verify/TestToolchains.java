package dev.jsyscall.verify;

import dev.jsyscall.verify.headers.HeaderCache;
import dev.jsyscall.verify.headers.Toolchains;

/** The toolchains of this machine, looked for once: headers are fetched if there is a compiler that can use them. */
final class TestToolchains {
    private static final Toolchains FOUND =
            Toolchains.find(new HeaderCache(HeaderCache.defaultFolder(), Boolean.getBoolean("abi.offline")), false);

    private TestToolchains() {}

    static Toolchains found() {
        return FOUND;
    }
}
