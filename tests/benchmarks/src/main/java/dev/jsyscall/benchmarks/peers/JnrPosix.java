package dev.jsyscall.benchmarks.peers;

import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;

/** jnr-posix as its users get it. */
public final class JnrPosix {
    public static final POSIX POSIX = POSIXFactory.getNativePOSIX();

    private JnrPosix() {}
}
