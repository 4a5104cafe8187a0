package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.F_LOCK;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.Flock;
import dev.jsyscall.linux.abi.fcntl.Flock64;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.fcntl.OpenHow;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("abi")
class FcntlTest {
    private static final long FAR = (5L << 30) + 7;

    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void createFile() throws Exception {
        file = Files.writeString(folder.resolve("file"), "text").toString();
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("file"));
    }

    /** The flags whose values differ most between architectures, each told by what it does. */
    @Test
    void openFlagsMeanWhatTheySay() throws Exception {
        assertThat(FcntlCalls.tryOpenat(cwd(), file, O.RDONLY | O.DIRECTORY, 0)).isEqualTo(-E.NOTDIR);
        assertThat(FcntlCalls.tryOpenat(cwd(), folder.resolve("link").toString(), O.RDONLY | O.NOFOLLOW, 0)).isEqualTo(-E.LOOP);
        assertThat(FcntlCalls.tryOpenat(cwd(), file, O.RDWR | O.CREAT | O.EXCL, 0600)).isEqualTo(-E.EXIST);
        FcntlCalls.openat(file, "wronly, trunc").close();
        assertThat(Path.of(file)).isEmptyFile();
    }

    /** A call that emulators may lack: there this test is skipped. */
    @Test
    void aPathCanBeKeptBeneathItsFolder() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        try (OwnedFd directory = FcntlCalls.openat(inside.toString(), "directory, cloexec"); Arena arena = Arena.ofConfined()) {
            OpenHow how = OpenHow.allocate(arena).flags(O.RDONLY);
            FcntlCalls.openat2(directory, "../file", how).close();
            how.resolve("beneath");
            assertThat(FcntlCalls.tryOpenat2(directory, "../file", how)).isEqualTo(-E.XDEV);
        }
    }

    private static BorrowedFd cwd() {
        return BorrowedFd.of(AT.FDCWD);
    }

    /** Locks of two open files of one process conflict; the record is told apart by width on 32-bit architectures. */
    @Test
    void aLockIsSeenByTheOther() throws Exception {
        try (OwnedFd first = FcntlCalls.openat(file, "rdwr, largefile");
                OwnedFd second = FcntlCalls.openat(file, "rdwr, largefile");
                Arena arena = Arena.ofConfined()) {
            if (Platform.is64Bit()) {
                Flock lock = Flock.allocate(arena).type(F_LOCK.WRLCK).start(FAR).len(10);
                FcntlCalls.fcntlOfdSetlk(first, lock);
                Flock probe = Flock.allocate(arena).type("wrlck").start(FAR - 100).len(1000);
                FcntlCalls.fcntlOfdGetlk(second, probe);
                assertThat(probe.type()).isEqualTo(F_LOCK.WRLCK);
                assertThat(probe.start()).isEqualTo(FAR);
                assertThat(probe.len()).isEqualTo(10);
                assertThat(probe.pid()).isEqualTo(-1);
                assertThatThrownBy(() -> FcntlCalls.fcntlOfdSetlk(second, lock))
                        .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.AGAIN)).isTrue());
            } else {
                Flock64 lock = Flock64.allocate(arena).type(F_LOCK.WRLCK).start(FAR).len(10);
                FcntlCalls.fcntl64OfdSetlk(first, lock);
                Flock64 probe = Flock64.allocate(arena).type("wrlck").start(FAR - 100).len(1000);
                FcntlCalls.fcntl64OfdGetlk(second, probe);
                assertThat(probe.type()).isEqualTo(F_LOCK.WRLCK);
                assertThat(probe.start()).isEqualTo(FAR);
                assertThat(probe.len()).isEqualTo(10);
                assertThatThrownBy(() -> FcntlCalls.fcntl64OfdSetlk(second, lock))
                        .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.AGAIN)).isTrue());
            }
        }
    }
}
