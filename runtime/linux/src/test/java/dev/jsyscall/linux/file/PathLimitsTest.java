package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.testing.Fails;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathLimitsTest {
    @TempDir
    Path folder;

    @Test
    void areThoseThatTheKernelKeeps() throws Exception {
        PathLimits limits = PathLimits.of(folder.toString());
        assertThat(limits).isEqualTo(new PathLimits(limits.nameBytes(), 4096, 4096));
        String longest = "n".repeat((int) limits.nameBytes());
        FcntlCalls.openat(folder.resolve(longest).toString(), "wronly, creat, cloexec", "rw-------").close();
        Fails.with(() -> FcntlCalls.openat(folder.resolve(longest + "n").toString(), "wronly, creat, cloexec", "rw-------").close(),
                E.NAMETOOLONG);
    }

    @Test
    void areThoseOfAnOpenFileToo() throws Exception {
        try (OwnedFd file = FcntlCalls.openat(folder.toString(), "rdonly, directory, cloexec")) {
            assertThat(PathLimits.of(file)).isEqualTo(PathLimits.of(folder.toString()));
        }
    }
}
