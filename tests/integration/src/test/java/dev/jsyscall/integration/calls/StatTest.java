package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.Stat;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Stat64;
import dev.jsyscall.linux.abi.stat.Statx;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel says of a file, against what Java's own file system says. */
@Tag("abi")
class StatTest {
    private static final int NANOSECONDS = 123_456_789;
    private static final Instant CHANGED = Instant.parse("2019-03-04T05:06:07Z").plusNanos(NANOSECONDS);

    @TempDir
    Path folder;

    private Path file;
    private Map<String, Object> known;

    @BeforeEach
    void createFile() throws Exception {
        file = Files.writeString(folder.resolve("file"), "seven..");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r---w-"));
        Files.createLink(folder.resolve("other"), file);
        Files.setLastModifiedTime(file, FileTime.from(CHANGED));
        known = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
    }

    @Test
    void statx() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Statx status = Statx.allocate(arena);
            StatCalls.statx(file.toString(), "basic_stats", status);
            assertThat(S.format(status.mode())).isEqualTo(S.format(S.IFREG | 0642));
            assertThat(status.size()).isEqualTo(7);
            assertThat(status.nlink()).isEqualTo(2);
            assertThat(status.ino()).isEqualTo(number("ino"));
            assertThat(status.uid()).isEqualTo((int) number("uid"));
            assertThat(status.gid()).isEqualTo((int) number("gid"));
            assertThat(status.mtime().toInstant()).isEqualTo(CHANGED);
        }
    }

    @Test
    void statxOfADescriptor() throws Exception {
        try (Arena arena = Arena.ofConfined(); OwnedFd fd = FcntlCalls.openat(folder.toString(), "directory, cloexec")) {
            Statx status = Statx.allocate(arena);
            StatCalls.statx(fd, "", AT.EMPTY_PATH, STATX.BASIC_STATS, status);
            assertThat(status.mode() & S.IFMT).isEqualTo(S.IFDIR);
            StatCalls.statx(fd, "file", STATX.SIZE, status);
            assertThat(status.size()).isEqualTo(7);
        }
    }

    /** The kernel's own record, which is another one on nearly every architecture. */
    @Test
    void stat() throws Exception {
        try (Arena arena = Arena.ofConfined(); OwnedFd fd = FcntlCalls.openat(file.toString(), "rdonly")) {
            Stat status = Stat.allocate(arena);
            StatCalls.fstat(fd, status);
            expectFile(status);
            StatCalls.stat(file.toString(), status);
            expectFile(status);
            StatCalls.lstat(file.toString(), status);
            expectFile(status);
            if (Platform.is64Bit()) {
                StatCalls.newfstatat(file.toString(), status);
                expectFile(status);
            }
        }
    }

    private void expectFile(Stat status) {
        assertThat(S.format((int) status.mode())).isEqualTo(S.format(S.IFREG | 0642));
        assertThat(status.size()).isEqualTo(7);
        assertThat(status.nlink()).isEqualTo(2);
        assertThat(status.uid()).isEqualTo(number("uid"));
        assertThat(status.mtime()).isEqualTo(CHANGED.getEpochSecond());
        // qemu-user leaves them out on s390x.
        if (System.getProperty("jsyscall.emulator") == null || status.mtime_nsec() != 0) {
            assertThat(status.mtime_nsec()).isEqualTo(NANOSECONDS);
        }
    }

    /** What 32-bit architectures have for large files. */
    @Test
    void stat64() throws Exception {
        assumeFalse(Platform.is64Bit(), "64-bit architectures have no stat64");
        try (Arena arena = Arena.ofConfined()) {
            Stat64 status = Stat64.allocate(arena);
            StatCalls.fstatat64(file.toString(), status);
            assertThat(S.format(status.mode())).isEqualTo(S.format(S.IFREG | 0642));
            assertThat(status.ino()).isEqualTo(number("ino"));
            assertThat(status.size()).isEqualTo(7);
            assertThat(status.mtime()).isEqualTo(CHANGED.getEpochSecond());
            assertThat(status.mtime_nsec()).isEqualTo(NANOSECONDS);
        }
    }

    private long number(String attribute) {
        return ((Number) known.get(attribute)).longValue();
    }
}
