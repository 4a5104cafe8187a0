package dev.jsyscall.linux.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import java.io.IOException;
import dev.jsyscall.ErrnoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeTest {
    @TempDir
    Path folder;

    private static BasicFileAttributes about(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    @Test
    void directoriesAreMadeAllTheWayOrWereThere() throws Exception {
        Make.directories(folder + "/a//b/./c/");
        Make.directories(folder + "/a/b/c");
        Make.directories(folder + "/private/x", "rwx------");
        assertThat(folder.resolve("a/b/c")).isDirectory();
        assertThat(Files.getPosixFilePermissions(folder.resolve("private"))).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void pathsMayBeLongerThanTheKernelTakes() throws Exception {
        String path = ("x".repeat(200) + "/").repeat(30);
        try (OwnedFd fd = FcntlCalls.openat(folder.toString(), "path, directory, cloexec")) {
            Make.directories(fd, path, 0_755);
            assertThat(Tree.at(fd).removeContents()).isEqualTo(30);
        }
    }

    @Test
    void aFileInTheWayIsAnError() throws Exception {
        Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Make.directories(folder + "/file/x")).isInstanceOf(TreeException.class)
                .hasMessageStartingWith(folder + "/file/x: ").hasMessageContaining("ENOTDIR");
        assertThatThrownBy(() -> Make.directories(folder + "/file")).isInstanceOf(TreeException.class);
    }

    @Test
    void anEmptyPathIsNoDirectory() {
        assertThatThrownBy(() -> Make.directories("")).isInstanceOf(ErrnoException.class).hasMessageContaining("ENOENT");
    }

    @Test
    void touchMakesAFileAndSetsItsTimes() throws Exception {
        Path file = folder.resolve("touched");
        Make.touch(file.toString());
        assertThat(file).isEmptyFile();
        Files.writeString(file, "kept");
        Instant accessed = Instant.parse("2001-02-03T04:05:06.789012345Z");
        Instant modified = Instant.parse("1969-12-31T23:59:58.5Z");
        Make.touch(file.toString(), accessed, modified);
        assertThat(about(file).lastAccessTime()).isEqualTo(FileTime.from(accessed));
        assertThat(about(file).lastModifiedTime()).isEqualTo(FileTime.from(modified));
        Make.touch(file.toString());
        assertThat(about(file).lastModifiedTime().toInstant()).isAfter(accessed);
        assertThat(file).hasContent("kept");
        Make.touch(folder + "/new", accessed, null);
        assertThat(about(folder.resolve("new")).lastAccessTime()).isEqualTo(FileTime.from(accessed));
        assertThat(about(folder.resolve("new")).lastModifiedTime().toInstant()).isAfter(accessed);
    }
}
