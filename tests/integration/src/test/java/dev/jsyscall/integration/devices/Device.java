package dev.jsyscall.integration.devices;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens devices that a machine may lack, or keep for others. */
final class Device {
    private Device() {}

    static OwnedFd open(String path, String how) throws ErrnoException {
        assumeTrue(Files.exists(Path.of(path)), "there is no " + path + " here");
        try {
            return FcntlCalls.openat(path, how + ", cloexec");
        } catch (ErrnoException e) {
            if (e.is(E.ACCES) || e.is(E.PERM)) return abort(path + " is not for this user: " + e.getMessage());
            if (e.is(E.NXIO) || e.is(E.NODEV)) return abort("the kernel has nothing behind " + path + ": " + e.getMessage());
            throw e;
        }
    }
}
