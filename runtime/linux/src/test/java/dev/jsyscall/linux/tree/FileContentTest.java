package dev.jsyscall.linux.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.memory.Mapping;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {
    @TempDir
    Path folder;

    @Test
    void contentIsCopiedBetweenDescriptors() throws Exception {
        Path from = Files.writeString(folder.resolve("from"), "content");
        Path to = folder.resolve("to");
        try (OwnedFd source = FcntlCalls.openat(from.toString(), "rdonly, cloexec");
                OwnedFd target = FcntlCalls.openat(to.toString(), "wronly, creat, excl, cloexec", "rw-r--r--")) {
            assertThat(FileContent.copy(source, target, Reflink.AUTO)).isEqualTo(7);
        }
        assertThat(to).hasContent("content");
    }

    private static long copy(Path from, Path to) throws Exception {
        try (OwnedFd source = FcntlCalls.openat(from.toString(), "rdonly, cloexec");
                OwnedFd target = FcntlCalls.openat(to.toString(), "wronly, creat, cloexec", "rw-r--r--")) {
            return FileContent.copy(source, target, Reflink.AUTO);
        }
    }

    private Path sparse(String name, long size) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "data");
        Fs.truncate(file.toString(), size);
        return file;
    }

    @Test
    void nothingOfOldContentShowsThroughHoles() throws Exception {
        Path from = sparse("from", 1 << 20);
        Path to = Files.writeString(folder.resolve("to"), "x".repeat(1 << 20));
        assertThat(copy(from, to)).isEqualTo(1 << 20);
        assertThat(to).hasSameBinaryContentAs(from);
    }

    @Test
    void whatWasLongerIsAsShortAsItsSource() throws Exception {
        String old = "x".repeat(3 << 20);
        for (Path from : List.of(sparse("sparse", 1 << 20), Files.writeString(folder.resolve("dense"), "d".repeat(1 << 20)),
                Files.createFile(folder.resolve("empty")))) {
            Path to = Files.writeString(folder.resolve("to"), old);
            assertThat(copy(from, to)).isEqualTo(Files.size(from));
            assertThat(to).hasSameBinaryContentAs(from);
        }
    }

    @Test
    void holesStayHoles() throws Exception {
        Path from = sparse("from", 1 << 20);
        try (OpenFile file = OpenFile.open(from.toString(), "wronly, cloexec")) {
            file.pwrite("in the middle".getBytes(StandardCharsets.US_ASCII), 1 << 19);
        }
        Path to = folder.resolve("to");
        assertThat(copy(from, to)).isEqualTo(1 << 20);
        assertThat(to).hasSameBinaryContentAs(from);
        assertThat(Fs.stat(to.toString()).allocated()).isLessThan(1 << 20);
    }

    @Test
    void aFileThatGivesLessThanItTellsIsAsLongAsWhatItGives() throws Exception {
        Path from = Path.of("/sys/class/net/lo/mtu");
        assumeTrue(Files.exists(from), "needs /sys");
        Path to = folder.resolve("to");
        long length = copy(from, to);
        assertThat(to).hasSameBinaryContentAs(from).hasSize(length);
    }

    @Test
    void aFileIsNotCopiedOntoItself() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "content");
        assertThatThrownBy(() -> copy(file, file)).isInstanceOf(ErrnoException.class).hasMessageContaining("EINVAL");
        assertThat(file).hasContent("content");
    }

    @Test
    void aWholeFileIsMapped() throws Exception {
        String text = "all of it\n".repeat(10_000);
        Path file = Files.writeString(folder.resolve("file"), text);
        MemorySegment segment;
        try (Mapping mapping = FileContent.map(file.toString())) {
            segment = mapping.segment();
            assertThat(new String(segment.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII)).isEqualTo(text);
            assertThat(segment.isReadOnly()).isTrue();
        }
        assertThatThrownBy(() -> segment.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsEmptyOrMissingCannotBeMapped() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThatThrownBy(() -> FileContent.map(empty.toString()).close()).isInstanceOf(ErrnoException.class)
                .hasMessageContaining(empty + ": mmap: it is empty").hasMessageContaining("EINVAL");
        assertThatThrownBy(() -> FileContent.map(folder + "/none").close()).isInstanceOf(ErrnoException.class)
                .hasMessageContaining("ENOENT");
    }
}
