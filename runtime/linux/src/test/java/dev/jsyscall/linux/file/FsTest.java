package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fs.FS_FL;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.process.Umask;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.Privilege;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FsTest {
    @TempDir
    Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String fresh(String name) throws ErrnoException {
        Fs.writeString(path(name), "four");
        return path(name);
    }

    // ---- status

    @Test
    void aDeviceIsSeenAsWhatItIs() throws Exception {
        FileStatus zero = Fs.stat("/dev/zero");
        assertThat(zero.isCharDevice()).isTrue();
        assertThat(zero.type()).isEqualTo(FileType.CHARACTER_DEVICE);
        assertThat(zero.links()).isEqualTo(1);
        assertThat(zero.rdev()).isEqualTo(new DeviceNumber(1, 5));
        assertThat(zero.rdev().major()).isEqualTo(1);
        assertThat(zero.modeText()).startsWith("c");
        assertThat(zero.isRegularFile() || zero.isDirectory() || zero.isFifo() || zero.isSocket() || zero.isBlockDevice()
                || zero.isSymbolicLink()).isFalse();
    }

    @Test
    void aFileTellsWhatJavaTellsToo() throws Exception {
        FileStatus status = Fs.stat(fresh("f"));
        assertThat(status.isRegularFile()).isTrue();
        assertThat(status.size()).isEqualTo(4);
        assertThat(status.inode()).isEqualTo(Files.getAttribute(folder.resolve("f"), "unix:ino"));
        assertThat(status.uid()).isEqualTo(Files.getAttribute(folder.resolve("f"), "unix:uid"));
        assertThat(status.gid()).isEqualTo(Files.getAttribute(folder.resolve("f"), "unix:gid"));
        assertThat(status.mode()).isEqualTo(Files.getAttribute(folder.resolve("f"), "unix:mode"));
        assertThat(status.modified()).isEqualTo(Files.getLastModifiedTime(folder.resolve("f")).toInstant());
        assertThat(status.links()).isEqualTo(1);
        assertThat(status.blockSize()).isPositive();
        assertThat(status.has(STATX.BASIC_STATS)).isTrue();
        assertThat(status.is("immutable")).isFalse();
        status.born().ifPresent(born -> assertThat(born).isBeforeOrEqualTo(Instant.now().plus(Duration.ofSeconds(1))));
        assertThat(status.toString()).contains("mode").contains("ifreg");
    }

    @Test
    void aDirectoryIsOne() throws Exception {
        try (Dir root = Dir.open("/")) {
            assertThat(root.status().isDirectory()).isTrue();
            assertThat(root.status().isSameFile(Fs.stat("/"))).isTrue();
        }
    }

    @Test
    void linksAreFollowedOrSeen() throws Exception {
        String file = fresh("f");
        Fs.symlink(file, path("link"));
        assertThat(Fs.stat(path("link")).isRegularFile()).isTrue();
        assertThat(Fs.stat(path("link")).isSymbolicLink()).isFalse();
        assertThat(Fs.lstat(path("link")).isSymbolicLink()).isTrue();
        assertThat(Fs.readlink(path("link"))).isEqualTo(file);
        assertThatThrownBy(() -> Fs.readlink(file)).hasMessageContaining("EINVAL");
    }

    @Test
    void linksOfAnyLengthAreRead() throws Exception {
        String target = "x/".repeat(2000) + "end";
        Fs.symlink(target, path("long"));
        assertThat(Fs.readlink(path("long"))).isEqualTo(target);
    }

    @Test
    void fileSystemsTellTheirKindAndSize() throws Exception {
        FsStatus proc = Fs.statfs("/proc");
        assertThat(proc.type()).isEqualTo(0x9fa0);
        FsStatus here = Fs.statfs(fresh("f"));
        assertThat(here.totalBytes()).isGreaterThan(0);
        assertThat(here.nameLength()).isGreaterThanOrEqualTo(255);
        assertThat(here.free()).isLessThan(here.blocks());
        assertThat(here.available()).isLessThanOrEqualTo(here.free());
        try (Dir dir = Dir.open(folder.toString())) {
            FsStatus again = dir.fsStatus();
            assertThat(again.type()).isEqualTo(here.type());
            assertThat(again.blocks()).isEqualTo(here.blocks());
            assertThat(again.free()).isLessThan(again.blocks());
        }
    }

    // ---- permissions and owners

    @Test
    void accessAsksAndDoesNotThrow() throws Exception {
        assertThat(Fs.access("/dev/null", "r")).isTrue();
        assertThat(Fs.access("/dev/null", "r, w")).isTrue();
        assertThat(Fs.access("/dev/null", "x")).isFalse();
        assertThat(Fs.exists(path("none"))).isFalse();
        assertThat(Dir.cwd().eaccess("/dev/null", 4)).isTrue();
    }

    @Test
    void whatCannotBeThereDoesNotExist() throws Exception {
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThat(Fs.exists(folder + "/loop")).isFalse();
        assertThat(Fs.exists(folder + "/" + "x".repeat(300))).isFalse();
        assertThat(Fs.exists(folder + "/none/below")).isFalse();
        assertThat(Fs.exists(folder.toString())).isTrue();
    }

    @Test
    void whetherSomethingExistsBehindAClosedDoorIsNotKnown() throws Exception {
        Privilege.needsAnOrdinaryUser();
        Files.createDirectory(folder.resolve("closed"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        Fails.with(() -> Fs.exists(folder + "/closed/file"), E.ACCES);
        assertThat(Fs.access(folder + "/closed/file", "f")).isFalse();
    }

    @Test
    void truncatingOpensNothing() throws Exception {
        String fifo = folder.resolve("fifo").toString();
        Fs.mkfifo(fifo, "rw-rw-rw-");
        Fails.with(() -> Fs.truncate(fifo, 0), E.INVAL);
    }

    @Test
    void permissionsAreSetByPathByNumberAndByFile() throws Exception {
        String file = fresh("f");
        Fs.chmod(file, "rw-r-----");
        assertThat(Fs.stat(file).permissions()).isEqualTo(0640);
        Fs.chmod(file, 0);
        assertThat(Fs.stat(file).modeText()).isEqualTo("----------");
        Fs.chmod(file, 07755);
        assertThat(Fs.stat(file).modeText()).isEqualTo("-rwsr-sr-t");
        Fs.chmod(file, 01640);
        assertThat(Fs.stat(file).modeText()).isEqualTo("-rw-r----T");
        Fs.chmod(file, 0600);
        try (OpenFile open = OpenFile.open(file, "rdwr, cloexec")) {
            open.chmod("irusr, ixusr");
            assertThat(open.status().permissions()).isEqualTo(S.IRUSR | S.IXUSR);
        }
    }

    @Test
    void ownersStayWhereMinusOneSaysSo() throws Exception {
        String file = fresh("f");
        FileStatus before = Fs.stat(file);
        Fs.chown(file, -1, -1);
        assertThat(Fs.stat(file).uid()).isEqualTo(before.uid());
        assertThat(Fs.stat(file).gid()).isEqualTo(before.gid());
    }

    @Test
    void ownersAreSetByPathByLinkAndByFile() throws Exception {
        Privilege.needsRoot();
        String file = fresh("f");
        Fs.symlink(file, path("link"));
        Fs.chown(file, 66, 55);
        Fs.lchown(path("link"), 77, 33);
        assertThat(Fs.stat(file).uid()).isEqualTo(66);
        assertThat(Fs.stat(file).gid()).isEqualTo(55);
        assertThat(Fs.lstat(path("link")).uid()).isEqualTo(77);
        try (OpenFile open = OpenFile.open(file, "rdonly, cloexec")) {
            open.chown(-1, 44);
            assertThat(open.status().uid()).isEqualTo(66);
            assertThat(open.status().gid()).isEqualTo(44);
        }
    }

    // ---- times

    @Test
    void timesAreSetToTheNanosecond() throws Exception {
        String file = fresh("f");
        Instant accessed = Instant.ofEpochSecond(1_000_000_000, 123_456_789);
        Instant modified = Instant.ofEpochSecond(5_000_000_000L, 1);
        Fs.utimens(file, accessed, modified);
        assertThat(Fs.stat(file).accessed()).isEqualTo(accessed);
        assertThat(Fs.stat(file).modified().getNano()).isEqualTo(1);
        try (OpenFile open = OpenFile.open(file, "rdwr, cloexec")) {
            open.utimens(TimeUpdate.OMIT, TimeUpdate.to(accessed));
            assertThat(open.status().modified()).isEqualTo(accessed);
            assertThat(open.status().accessed()).isEqualTo(accessed);
            open.utimens(TimeUpdate.NOW, TimeUpdate.OMIT);
            assertThat(open.status().accessed()).isAfter(accessed);
        }
    }

    @Test
    void timesOfALinkAreItsOwn() throws Exception {
        String file = fresh("f");
        FileStatus before = Fs.stat(file);
        Fs.symlink(file, path("link"));
        Instant then = Instant.ofEpochSecond(1_234_567);
        Fs.lutimens(path("link"), TimeUpdate.to(then), TimeUpdate.to(then));
        assertThat(Fs.lstat(path("link")).modified()).isEqualTo(then);
        assertThat(Fs.stat(file).modified()).isEqualTo(before.modified());
    }

    // ---- names

    @Test
    void namesAreGivenChangedAndTaken() throws Exception {
        String file = fresh("f");
        Fs.link(file, path("g"));
        assertThat(Fs.stat(file).links()).isEqualTo(2);
        Fs.rename(path("g"), path("h"));
        assertThat(Fs.exists(path("g"))).isFalse();
        assertThatThrownBy(() -> Fs.rename(path("h"), file, "noreplace")).hasMessageContaining("EEXIST");
        Fs.unlink(path("h"));
        assertThat(Fs.stat(file).links()).isEqualTo(1);
        assertThatThrownBy(() -> Fs.unlink(path("h"))).satisfies(e -> assertThat(((ErrnoException) e).is(E.NOENT)).isTrue());
    }

    @Test
    void directoriesAreMadeAndRemoved() throws Exception {
        Fs.mkdir(path("d"), "rwx------");
        assertThat(Fs.stat(path("d")).isDirectory()).isTrue();
        assertThat(Fs.stat(path("d")).permissions()).isEqualTo(0700);
        assertThatThrownBy(() -> Fs.mkdir(path("d"), 0700)).hasMessageContaining("EEXIST");
        Fs.rmdir(path("d"));
        assertThat(Fs.exists(path("d"))).isFalse();
    }

    @Test
    void fifosAreForEverybody() throws Exception {
        Fs.mkfifo(path("fifo"), 0600);
        assertThat(Fs.stat(path("fifo")).isFifo()).isTrue();
    }

    @Test
    void devicesAreForRoot() throws Exception {
        Privilege.needsRoot();
        Fs.mknod(path("zero"), S.IFCHR | 0600, new DeviceNumber(1, 5));
        assertThat(Fs.stat(path("zero")).isCharDevice()).isTrue();
        assertThat(Fs.stat(path("zero")).rdev()).isEqualTo(new DeviceNumber(1, 5));
        try (OpenFile zero = OpenFile.open(path("zero"), "rdonly, cloexec")) {
            byte[] bytes = {1, 2};
            assertThat(zero.read(bytes)).isEqualTo(2);
            assertThat(bytes).containsOnly(0);
        } catch (ErrnoException e) {
            // A file system mounted nodev does not open devices.
            assertThat(e.is(E.ACCES)).isTrue();
        }
    }

    @Test
    void theCurrentDirectoryIsToldWhateverItsLength() throws Exception {
        assertThat(Fs.getcwd()).isEqualTo(Path.of("").toAbsolutePath().toString());
    }

    @Test
    void theUmaskIsReadBySettingIt() throws Exception {
        int mask = Umask.set(077);
        try {
            assertThat(Umask.set(077)).isEqualTo(077);
        } finally {
            assertThat(Umask.set(mask)).isEqualTo(077);
        }
    }

    @Test
    void syncIsThere() throws Exception {
        Fs.sync();
    }

    @Test
    void everythingReadsAsStraceWouldPrintIt() throws Exception {
        Fs.writeAll(folder + "/f", new byte[3]);
        FileStatus status = Fs.stat(folder + "/f");
        assertThat(status.toString()).startsWith("{stx_mask=").contains(", stx_mode=ifreg,", ", stx_size=3, ").doesNotContain("__");
        assertThat(Fs.statfs("/proc").toString()).startsWith("{f_type=proc, f_bsize=").contains("f_flags=");
        assertThat(TimeUpdate.NOW).hasToString("UTIME_NOW");
        assertThat(TimeUpdate.to(Instant.ofEpochSecond(5))).hasToString("{tv_sec=5, tv_nsec=0}");
        assertThat(Xattrs.ofLink("f")).hasToString("\"f\", symlink_nofollow");
        assertThat(Xattrs.at(Dir.cwd(), "f", 0)).hasToString("AT_FDCWD, \"f\", 0");
    }

    @Test
    void statusesAreEqualIfNothingChanged() throws Exception {
        Fs.writeAll(folder + "/f", new byte[3], "rw-------");
        FileStatus status = Fs.stat(folder + "/f");
        assertThat(Fs.stat(folder + "/f")).isEqualTo(status).hasSameHashCodeAs(status);
        Fs.truncate(folder + "/f", 9);
        assertThat(Fs.stat(folder + "/f")).isNotEqualTo(status).satisfies(now -> assertThat(now.isSameFile(status)).isTrue());
    }

    @Test
    void flagsOfTheFileSystemAreReadAndChanged() throws Exception {
        try (OpenFile file = Fs.create(folder + "/f", "rw-------")) {
            int flags;
            try {
                flags = file.inodeFlags();
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.NOTTY) && !e.is(E.OPNOTSUPP), "the file system has no such flags");
                throw e;
            }
            file.changeInodeFlags("nodump");
            assertThat(file.inodeFlags()).isEqualTo(flags | FS_FL.NODUMP);
            file.changeInodeFlags("~nodump");
            assertThat(file.inodeFlags()).isEqualTo(flags & ~FS_FL.NODUMP);
        }
    }
}
