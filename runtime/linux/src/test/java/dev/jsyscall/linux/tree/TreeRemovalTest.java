package dev.jsyscall.linux.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fs.FS_FL;
import dev.jsyscall.linux.abi.fs.FsCalls;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.testing.Fails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeRemovalTest {
    @TempDir
    Path folder;

    private Path outside;
    private Path start;

    @BeforeEach
    void makeTree() throws IOException {
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "");
        start = folder.resolve("t");
        Files.createDirectories(start.resolve("a/b/c"));
        Files.writeString(start.resolve("a/b/file"), "");
        Files.createSymbolicLink(start.resolve("a/link"), outside);
        Files.createSymbolicLink(start.resolve("broken"), Path.of("nowhere"));
    }

    @Test
    void allIsRemovedAndNothingOutside() throws Exception {
        assertThat(Fs.stat(start.toString()).isDirectory()).isTrue();
        Fails.with(() -> Fs.rmdir(start.toString()), E.NOTEMPTY);
        assertThat(Tree.at(start.toString()).remove()).isEqualTo(7);
        assertThat(start).doesNotExist();
        assertThat(outside.resolve("precious")).exists();
    }

    @Test
    void whatCannotBeRemovedByItsNameStaysWhole() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("lk"), start);
        try (OwnedFd fd = FcntlCalls.openat(start + "/a", "path, directory, cloexec")) {
            for (Tree tree : List.of(Tree.at(fd), Tree.at(fd, ".."), Tree.at(start + "/."), Tree.at(start + "/a/../"), Tree.at(link + "/"))) {
                assertThatThrownBy(tree::remove).isInstanceOf(TreeException.class).hasMessageContaining("removeContents()")
                        .hasMessageContaining("unlinkat: ");
            }
        }
        assertThat(start.resolve("a/b/file")).exists();
        assertThat(Tree.at(link.toString()).remove()).isEqualTo(1);
        assertThat(start.resolve("a/b/file")).exists();
    }

    @Test
    void onlyDirectoriesHaveContents() {
        assertThatThrownBy(Tree.at(start + "/a/b/file")::removeContents).isInstanceOf(TreeException.class)
                .hasMessageContaining("ENOTDIR");
        assertThat(start.resolve("a/b/file")).exists();
    }

    @Test
    void aFileALinkAndAnEmptyDirectoryAreTreesToo() throws Exception {
        assertThat(Tree.at(start + "/a/b/file").remove()).isEqualTo(1);
        assertThat(Tree.at(start + "/a/link").remove()).isEqualTo(1);
        assertThat(Tree.at(start + "/broken").remove()).isEqualTo(1);
        assertThat(Tree.at(start + "/a/b/c/").remove()).isEqualTo(1);
        assertThat(Tree.at(start + "/a/b").remove()).isEqualTo(1);
        assertThat(outside.resolve("precious")).exists();
    }

    @Test
    void contentsAreRemovedWithoutTheStart() throws Exception {
        try (OwnedFd fd = FcntlCalls.openat(start.toString(), "rdonly, directory, cloexec")) {
            assertThat(Tree.at(fd).removeContents()).isEqualTo(6);
            assertThatThrownBy(() -> Tree.at(fd).remove()).isInstanceOf(TreeException.class).hasMessageContaining("EINVAL");
        }
        assertThat(start).isEmptyDirectory();
    }

    @Test
    void nothingThereIsAnErrorUnlessExpected() throws Exception {
        String none = start + "/none";
        assertThatThrownBy(() -> Tree.at(none).remove()).isInstanceOf(TreeException.class).hasMessageContaining("ENOENT");
        assertThat(Tree.at(none).removeIfExists()).isFalse();
        assertThat(Tree.at(start.toString()).removeIfExists()).isTrue();
        assertThat(start).doesNotExist();
    }

    @Test
    void aDirectoryThatMayNotBeWrittenToKeepsItsEntriesAndSaysSo() throws Exception {
        Path locked = start.resolve("a/b");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(locked), "root writes to every directory");
            List<TreeException> errors = new ArrayList<>();
            Tree.at(start.toString()).onError(errors::add).remove();
            assertThat(errors).anySatisfy(error -> assertThat(error)
                    .hasMessageStartingWith(locked + "/file: unlinkat(")
                    .hasMessageEndingWith("EACCES); the directory that it is in may not be written to: its mode is r-xr-xr-x"));
            assertThat(errors).extracting(TreeException::path).contains(locked.toString(), start + "/a", start.toString());
            assertThat(start.resolve("broken")).doesNotExist();
            assertThat(locked.resolve("file")).exists();
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void anEmptyDirectoryThatMayNotBeReadIsRemoved() throws Exception {
        Files.setPosixFilePermissions(start.resolve("a/b/c"), PosixFilePermissions.fromString("---------"));
        assertThat(Tree.at(start.toString()).remove()).isEqualTo(7);
    }

    @Test
    void anImmutableFileSaysSo() throws Exception {
        String file = start + "/a/b/file";
        try (OwnedFd fd = FcntlCalls.openat(file, "rdonly, cloexec")) {
            int before = FsCalls.fsIocGetflags(fd);
            try {
                FsCalls.fsIocSetflags(fd, before | FS_FL.IMMUTABLE);
            } catch (ErrnoException e) {
                abort("no immutable files here: " + e.getMessage());
            }
            try {
                assertThatThrownBy(() -> Tree.at(start.toString()).remove()).isInstanceOf(TreeException.class)
                        .hasMessageStartingWith(file).hasMessageContaining("its attributes forbid it: ").hasMessageContaining("immutable");
            } finally {
                FsCalls.fsIocSetflags(fd, before);
            }
        }
    }

    @Test
    void someoneWhoSwapsDirectoriesForLinksMeanwhileMisleadsItNowhere() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Path victim = start.resolve("v");
        Thread swapper = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                try {
                    Files.createDirectory(victim);
                    Files.createFile(victim.resolve("f"));
                    Files.move(victim, folder.resolve("aside"));
                    Files.createSymbolicLink(victim, outside);
                } catch (IOException e) {
                    // the remover was faster
                }
                try {
                    Files.deleteIfExists(victim);
                    Files.deleteIfExists(folder.resolve("aside/f"));
                    Files.deleteIfExists(folder.resolve("aside"));
                } catch (IOException e) {
                    // as above
                }
            }
        });
        try {
            for (int i = 0; i < 500; i++) Tree.at(start.toString()).onError(TreeErrors.SKIP).removeContents();
        } finally {
            stop.set(true);
            swapper.join();
        }
        assertThat(outside.resolve("precious")).exists();
        assertThat(Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
}
