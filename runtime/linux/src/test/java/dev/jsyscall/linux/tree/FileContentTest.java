package dev.jsyscall.linux.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.memory.Mapping;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
                .hasMessageContaining("EINVAL");
        assertThatThrownBy(() -> FileContent.map(folder + "/none").close()).isInstanceOf(ErrnoException.class)
                .hasMessageContaining("ENOENT");
    }
}
