package dev.jsyscall.linux.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.cred.CredCalls;

/** Whose tests these are. */
public final class Privilege {
    private Privilege() {}

    /** Whether root runs them. */
    public static boolean isRoot() throws ErrnoException {
        return CredCalls.geteuid() == 0;
    }

    /** Skips a test unless root runs it. */
    public static void needsRoot() throws ErrnoException {
        assumeTrue(isRoot(), "needs root");
    }

    /** Skips a test if root runs it, who may do what it expects to be refused. */
    public static void needsAnOrdinaryUser() throws ErrnoException {
        assumeTrue(!isRoot(), "root is never refused");
    }
}
