package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.dir.RENAME;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.Privilege;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirTest {
    @TempDir
    Path folder;

    private Dir dir;

    @BeforeEach
    void open() throws ErrnoException {
        dir = Dir.open(folder.toString());
    }

    @AfterEach
    void close() throws ErrnoException {
        dir.close();
    }

    private void make(String name, String content) throws ErrnoException {
        try (OpenFile file = dir.openat(name, "creat, excl, wronly, cloexec", "rw-r--r--")) {
            file.writeString(content);
        }
    }

    @Test
    void opensWhatIsInIt() throws Exception {
        make("f", "content");
        try (OpenFile file = dir.openat("f", "rdonly, cloexec")) {
            assertThat(file.readString()).isEqualTo("content");
        }
        assertThat(dir.stat("f").size()).isEqualTo(7);
        assertThat(Files.readString(folder.resolve("f"))).isEqualTo("content");
    }

    @Test
    void somethingElseIsNoDirectory() throws Exception {
        make("f", "");
        assertThatThrownBy(() -> dir.openDir("f")).hasMessageContaining("ENOTDIR");
    }

    @Test
    void aPathMayNotLeaveIt() throws Exception {
        dir.mkdir("sub", 0700);
        make("sub/f", "inside");
        dir.symlink("..", "up");
        dir.symlink("/etc", "away");
        try (OpenFile file = dir.openat2("sub/f", "rdonly, cloexec", "", "beneath")) {
            assertThat(file.readString()).isEqualTo("inside");
        }
        assertThatThrownBy(() -> dir.openat2("up/x", "rdonly", "", "beneath")).hasMessageContaining("EXDEV");
        assertThatThrownBy(() -> dir.openat2("away/hostname", "rdonly", "", "beneath")).hasMessageContaining("EXDEV");
        assertThatThrownBy(() -> dir.openat2("away", "rdonly", "", "no_symlinks")).hasMessageContaining("ELOOP");
        assertThatThrownBy(() -> dir.openat2("away/hostname", "rdonly", "", "in_root")).hasMessageContaining("ENOENT");
    }

    @Test
    void linksAreMadeAndReadInIt() throws Exception {
        make("f", "x");
        dir.symlink("f", "s");
        assertThat(dir.readlink("s")).isEqualTo("f");
        assertThat(dir.lstat("s").isSymbolicLink()).isTrue();
        dir.link("f", dir, "hard");
        assertThat(dir.stat("hard").isSameFile(dir.stat("f"))).isTrue();
    }

    @Test
    void namesMoveBetweenDirectories() throws Exception {
        dir.mkdir("sub", 0700);
        make("f", "x");
        make("g", "y");
        try (Dir sub = dir.openDir("sub")) {
            dir.rename("f", sub, "f", 0);
            assertThat(dir.exists("f")).isFalse();
            assertThat(sub.exists("f")).isTrue();
            assertThatThrownBy(() -> dir.rename("g", sub, "f", "noreplace")).hasMessageContaining("EEXIST");
            dir.rename("g", sub, "f", RENAME.EXCHANGE);
            try (OpenFile file = sub.openat("f", "rdonly, cloexec")) {
                assertThat(file.readString()).isEqualTo("y");
            }
        }
    }

    @Test
    void directoriesFifosAndDevicesAreMadeInIt() throws Exception {
        dir.mkdir("d", 0750);
        assertThat(dir.stat("d").isDirectory()).isTrue();
        dir.rmdir("d");
        assertThat(dir.exists("d")).isFalse();
        dir.mkfifo("p", 0600);
        assertThat(dir.stat("p").isFifo()).isTrue();
        dir.mknod("p2", S.IFIFO | 0600, new DeviceNumber(0, 0));
        assertThat(dir.stat("p2").isFifo()).isTrue();
        dir.unlink("p");
        Privilege.needsRoot();
        dir.mknod("null", S.IFCHR | 0666, new DeviceNumber(1, 3));
        assertThat(dir.stat("null").isCharDevice()).isTrue();
    }

    @Test
    void permissionsOwnersAndTimesAreSetInIt() throws Exception {
        make("f", "");
        dir.chmod("f", "r--------");
        assertThat(dir.stat("f").permissions()).isEqualTo(0400);
        TimeUpdate then = TimeUpdate.to(java.time.Instant.ofEpochSecond(1_000_000));
        dir.utimens("f", TimeUpdate.OMIT, then);
        assertThat(dir.stat("f").modified()).isEqualTo("1970-01-12T13:46:40Z");
        Privilege.needsRoot();
        dir.chown("f", 66, 55);
        assertThat(dir.stat("f").uid()).isEqualTo(66);
        assertThat(dir.stat("f").gid()).isEqualTo(55);
    }

    @Test
    void permissionsAreAskedForInIt() throws Exception {
        try (Dir dev = Dir.open("/dev")) {
            assertThat(dev.access("null", "r")).isTrue();
            assertThat(dev.access("null", "w")).isTrue();
            assertThat(dev.access("null", "x")).isFalse();
        }
    }

    @Test
    void theCurrentDirectoryIsOneToo() throws Exception {
        make("f", "content");
        String relative = Path.of(Fs.getcwd()).relativize(folder.toRealPath()) + "/f";
        assertThat(Dir.cwd().stat(relative).size()).isEqualTo(7);
        assertThat(Dir.cwd().stat(".").isSameFile(Fs.stat(Fs.getcwd()))).isTrue();
        Dir.cwd().close();
        assertThat(Dir.cwd().stat(".").isDirectory()).isTrue();
        assertThat(Dir.cwd()).hasToString("AT_FDCWD");
        assertThat(Dir.cwd().status().isDirectory()).isTrue();
    }

    @Test
    void aClosedFileGivesItsNameToNobodyElses() throws Exception {
        make("one", "1");
        make("two", "2");
        OpenFile closed = dir.openat("one", "rdonly, cloexec");
        closed.close();
        try (OpenFile other = dir.openat("two", "rdonly, cloexec")) {
            assertThatThrownBy(() -> dir.linkat(closed, "linked")).isInstanceOf(ClosedFdException.class);
            assertThat(dir.exists("linked")).isFalse();
            dir.linkat(other, "linked");
            assertThat(dir.stat("linked").isSameFile(other.status())).isTrue();
        }
    }

    @Test
    void theCurrentDirectoryCanAllThatAnotherCan() throws Exception {
        Dir cwd = Dir.cwd();
        try (Dir same = Dir.open(".")) {
            assertThat(cwd.status().isSameFile(same.status())).isTrue();
            assertThat(cwd.fsStatus().type()).isEqualTo(same.fsStatus().type());
            assertThat(PathLimits.of(cwd)).isEqualTo(PathLimits.of(same));
            assertThat(Xattrs.of(cwd).list()).isEqualTo(Xattrs.of(same).list());
            int mode = same.status().permissions();
            if (Privilege.isRoot()) cwd.chmod(mode);
            assertThat(same.status().permissions()).isEqualTo(mode);
        }
        cwd.syncfs();
        cwd.chdir();
        Fails.with(() -> dir.linkat(cwd, "here"), E.PERM, E.XDEV, E.ACCES);
    }

    @Test
    void linksAreAskedAndLinkedAsWanted() throws Exception {
        make("file", "12345");
        dir.symlink("file", "link");
        dir.symlink("nowhere", "broken");
        assertThat(dir.access("broken", "f", "symlink_nofollow")).isTrue();
        assertThat(dir.access("broken", "f")).isFalse();
        assertThat(dir.eaccess("file", "r, w")).isTrue();
        dir.link("link", dir, "followed", "symlink_follow");
        assertThat(dir.lstat("followed").isRegularFile()).isTrue();
        dir.link("link", dir, "itself");
        assertThat(dir.lstat("itself").isSymbolicLink()).isTrue();
        FileStatus size = dir.statx("link", "symlink_nofollow, statx_dont_sync", "size");
        assertThat(size.size()).isEqualTo(4);
        Fails.with(() -> dir.lchmod("link", "rwx------"), E.OPNOTSUPP, E.NOSYS);
    }

    @Test
    void aFileWithoutANameIsMadeInIt() throws Exception {
        try (OpenFile file = dir.temporary(".", 0600)) {
            file.writeString("text");
            dir.linkat(file, "named");
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.OPNOTSUPP), "the file system has no files without names");
            throw e;
        }
        assertThat(dir.stat("named").size()).isEqualTo(4);
    }
}
