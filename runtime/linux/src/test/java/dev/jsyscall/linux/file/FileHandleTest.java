package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHandleTest {
    @TempDir
    Path folder;

    private static FileHandle handle(Path path) throws ErrnoException {
        try {
            return FileHandle.of(path.toString());
        } catch (ErrnoException e) {
            if (e.is(E.OPNOTSUPP)) abort("this file system has no handles");
            throw e;
        }
    }

    @Test
    void aHandleOutlivesARename() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "text");
        FileHandle handle = handle(file);
        try (OwnedFd fd = FcntlCalls.openat(file.toString(), "rdonly, cloexec")) {
            assertThat(FileHandle.of(fd)).isEqualTo(handle).hasSameHashCodeAs(handle);
        }
        Files.move(file, folder.resolve("b"));
        assertThat(handle(folder.resolve("b"))).isEqualTo(handle);
        assertThat(FileHandle.of(handle.type(), handle.bytes())).isEqualTo(handle);
        assertThat(handle.toString()).matches("\\{handle_type=\\d+, f_handle=[0-9a-f]+\\}");
        assertThat(handle(folder)).isNotEqualTo(handle);
    }

    @Test
    void whatIsMissingHasNone() {
        assertThatThrownBy(() -> FileHandle.of(folder + "/none")).hasMessageContaining("name_to_handle_at(AT_FDCWD, \"" + folder + "/none\"");
    }

    @Test
    void linksHaveTheirOwnUnlessFollowed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        FileHandle own = handle(link);
        try (OwnedFd directory = FcntlCalls.openat(folder.toString(), "path, directory, cloexec")) {
            assertThat(FileHandle.of(directory, "link", "")).isEqualTo(own);
            assertThat(FileHandle.of(directory, "link", "symlink_follow")).isEqualTo(handle(file)).isNotEqualTo(own);
        }
    }

    @Test
    void aHandleOpensItsFileUntilThatIsGone() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "text");
        FileHandle handle = handle(file);
        try (OwnedFd mount = FcntlCalls.openat(folder.toString(), "rdonly, directory, cloexec")) {
            Files.move(file, folder.resolve("elsewhere"));
            try (OwnedFd opened = handle.open(mount, "rdonly")) {
                MemorySegment text = MemorySegment.ofArray(new byte[10]);
                assertThat(FileCalls.read(opened, text)).isEqualTo(4);
                assertThat(text.asSlice(0, 4).toArray(ValueLayout.JAVA_BYTE)).asString(StandardCharsets.UTF_8).isEqualTo("text");
            } catch (ErrnoException e) {
                if (e.is(E.PERM)) abort("needs CAP_DAC_READ_SEARCH");
                throw e;
            }
            Files.delete(folder.resolve("elsewhere"));
            assertThatThrownBy(() -> handle.open(mount, "rdonly").close()).isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ESTALE");
        }
    }

    @Test
    void aHandleOfTooManyBytesIsRefused() {
        assertThatThrownBy(() -> FileHandle.of(1, new byte[200])).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("128");
    }
}
