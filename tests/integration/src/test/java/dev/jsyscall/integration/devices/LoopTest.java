package dev.jsyscall.integration.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.devices.loop.LO_FLAGS;
import dev.jsyscall.linux.devices.loop.LoopCalls;
import dev.jsyscall.linux.devices.loop.LoopConfig;
import dev.jsyscall.linux.devices.loop.LoopInfo64;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file as a disk: made, asked about, let go of. */
class LoopTest {
    private static final int BYTES = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aFileBecomesADeviceAndTellsSo() throws Exception {
        Path file = folder.resolve("disk");
        Files.write(file, new byte[BYTES]);
        int number;
        try (OwnedFd control = Device.open("/dev/loop-control", "rdwr")) {
            number = LoopCalls.loopCtlGetFree(control);
        }
        try (Arena arena = Arena.ofConfined();
                OwnedFd device = Device.open("/dev/loop" + number, "rdonly");
                OwnedFd backing = FcntlCalls.openat(file.toString(), "rdonly, cloexec")) {
            LoopConfig config = LoopConfig.allocate(arena).fd(backing.number());
            config.info().flags("read_only, autoclear").sizelimit(BYTES / 2).file_name("a name of ours");
            ErrnoException taken = catchThrowableOfType(ErrnoException.class, () -> LoopCalls.loopConfigure(device, config));
            assumeTrue(taken == null || !taken.is(E.BUSY), "somebody else took /dev/loop" + number + " in between");
            if (taken != null) throw taken;

            LoopInfo64 status = LoopInfo64.allocate(arena);
            LoopCalls.loopGetStatus64(device, status);
            assertThat(status.number()).isEqualTo(number);
            assertThat(status.sizelimit()).isEqualTo(BYTES / 2);
            assertThat(status.file_name()).isEqualTo("a name of ours");
            assertThat(status.flags() & LO_FLAGS.READ_ONLY).isEqualTo(LO_FLAGS.READ_ONLY);
            assertThat(status.inode()).isEqualTo(((Number) Files.getAttribute(file, "unix:ino")).longValue());
            LoopCalls.loopClrFd(device);
        }
    }
}
