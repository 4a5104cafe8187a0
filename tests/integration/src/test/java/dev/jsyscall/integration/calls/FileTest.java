package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FD;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.file.Iovec;
import dev.jsyscall.linux.abi.file.OK;
import dev.jsyscall.linux.abi.file.POSIX_FADV;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("abi")
class FileTest {
    /** More than 32 bits can say, and both halves differ. */
    private static final long FAR = 5L << 30;

    @TempDir
    Path folder;

    private OwnedFd create(String name) throws ErrnoException {
        return FcntlCalls.openat(folder.resolve(name).toString(), "rdwr, creat, excl, cloexec, largefile", "rw-r-----");
    }

    private long size(String name) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            Statx status = Statx.allocate(arena);
            StatCalls.statx(folder.resolve(name).toString(), STATX.SIZE, status);
            return status.size();
        }
    }

    private static MemorySegment text(String text) {
        return MemorySegment.ofArray(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        try (OwnedFd file = create("file"); Arena arena = Arena.ofConfined()) {
            assertThat(FileCalls.write(file, text("from the heap"))).isEqualTo(13);
            assertThat(FileCalls.write(file, arena.allocateFrom(", and not"))).isEqualTo(10);
            byte[] heap = new byte[4];
            assertThat(FileCalls.pread64(file, MemorySegment.ofArray(heap), 9)).isEqualTo(4);
            assertThat(new String(heap, StandardCharsets.US_ASCII)).isEqualTo("heap");
            MemorySegment buffer = arena.allocate(64);
            assertThat(FileCalls.pread64(file, buffer, 0)).isEqualTo(23);
            assertThat(buffer.getString(0)).isEqualTo("from the heap, and not");
            assertThat(FileCalls.read(file, buffer)).as("at the end").isZero();
        }
    }

    @Test
    void positionsBeyond4GiBReachTheKernelWhole() throws Exception {
        try (OwnedFd file = create("far"); Arena arena = Arena.ofConfined()) {
            assertThat(FileCalls.pwrite64(file, text("far"), FAR + 1)).isEqualTo(3);
            assertThat(size("far")).isEqualTo(FAR + 4);
            MemorySegment buffer = arena.allocate(8);
            assertThat(FileCalls.pread64(file, buffer, FAR)).isEqualTo(4);
            assertThat(buffer.getString(1)).isEqualTo("far");

            FileCalls.ftruncate(file, FAR + 100);
            assertThat(size("far")).isEqualTo(FAR + 100);
            FileCalls.fallocate(file, 0, FAR + 100, 7);
            assertThat(size("far")).isEqualTo(FAR + 107);
            FileCalls.fadvise64(file, FAR, 4096, POSIX_FADV.SEQUENTIAL);
            assertThatThrownBy(() -> FileCalls.fadvise64(file, FAR, 4096, 99))
                    .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.INVAL)).isTrue());
        }
    }

    @Test
    void halvesOfAPositionGoLowFirstOnEveryArchitecture() throws Exception {
        try (OwnedFd file = create("halves"); Arena arena = Arena.ofConfined()) {
            MemorySegment first = arena.allocateFrom("in two ");
            MemorySegment second = arena.allocateFrom("pieces");
            MemorySegment vector = arena.allocate(2L * Iovec.SIZE, Iovec.ALIGN);
            Iovec.at(vector, 0).base(first).len(7);
            Iovec.at(vector, 1).base(second).len(6);
            assertThat(FileCalls.pwritev(file, vector, FAR)).isEqualTo(13);
            assertThat(size("halves")).isEqualTo(FAR + 13);
            MemorySegment buffer = arena.allocate(16);
            Iovec.at(vector, 0).base(buffer).len(16);
            assertThat(FileCalls.preadv(file, vector.asSlice(0, Iovec.SIZE), FAR + 3)).isEqualTo(10);
            assertThat(buffer.getString(0)).isEqualTo("two pieces");
        }
    }

    @Test
    @SinceLinux("5.11")
    void aRangeOfDescriptorsIsClosed() throws Exception {
        try (OwnedFd file = create("many")) {
            int first = FcntlCalls.fcntlDupfd(file, 800).release();
            int second = FcntlCalls.fcntlDupfd(file, first + 1).release();
            FileCalls.closeRange(first, second, "cloexec");
            assertThat(FcntlCalls.fcntlGetfd(BorrowedFd.of(first))).isEqualTo(FD.CLOEXEC);
            assertThat(FcntlCalls.fcntlGetfd(BorrowedFd.of(second))).isEqualTo(FD.CLOEXEC);
            FileCalls.closeRange(first, second);
            for (int number : new int[] {first, second}) {
                assertThatThrownBy(() -> FcntlCalls.fcntlGetfd(BorrowedFd.of(number)))
                        .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.BADF)).isTrue());
            }
            assertThat(FcntlCalls.fcntlGetfd(file)).as("below the range").isEqualTo(FD.CLOEXEC);
        }
    }

    @Test
    @SinceLinux("6.6")
    void permissionsAreSetAndCheckedByFlags() throws Exception {
        create("file").close();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
        FileCalls.faccessat2(link.toString(), OK.F, AT.EACCESS | AT.SYMLINK_NOFOLLOW);
        assertThatThrownBy(() -> FileCalls.faccessat2(link.toString(), OK.F, AT.EACCESS))
                .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.NOENT)).isTrue());

        FileCalls.fchmodat2(folder.resolve("file").toString(), 0604, AT.SYMLINK_NOFOLLOW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("file")))).isEqualTo("rw----r--");
        try (OwnedFd path = FcntlCalls.openat(folder.resolve("file").toString(), "path, cloexec")) {
            FileCalls.fchmodat2(path, "", 0640, AT.EMPTY_PATH);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("file")))).isEqualTo("rw-r-----");
    }
}
