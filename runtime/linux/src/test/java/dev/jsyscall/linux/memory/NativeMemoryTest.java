package dev.jsyscall.linux.memory;

import static dev.jsyscall.linux.memory.MappingTest.PAGE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.testing.Fails;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked about memory of Java's own arenas and channels. */
class NativeMemoryTest {
    @TempDir
    Path folder;

    /** What the kernel says of the mapping that an address lies in. */
    private static List<String> flags(MemorySegment memory) throws Exception {
        boolean here = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            String[] words = line.split("\\s+");
            if (words[0].matches("[0-9a-f]+-[0-9a-f]+")) {
                String[] range = words[0].split("-");
                here = Long.compareUnsigned(Long.parseUnsignedLong(range[0], 16), memory.address()) <= 0
                        && Long.compareUnsigned(memory.address(), Long.parseUnsignedLong(range[1], 16)) < 0;
            } else if (here && words[0].equals("VmFlags:")) {
                return List.of(words);
            }
        }
        throw new AssertionError("not mapped: " + memory);
    }

    @Test
    void aKeyStaysInMemoryAndOutOfDumps() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment key = arena.allocate(PAGE, PAGE);
            NativeMemory.mlock(key);
            NativeMemory.madvise(key, "dontdump");
            assertThat(flags(key)).contains("lo", "dd");
            NativeMemory.munlock(key);
            NativeMemory.madvise(key, "dodump");
            assertThat(flags(key)).doesNotContain("lo", "dd");
            NativeMemory.mlock(key.asSlice(100, 32), "onfault");
            NativeMemory.munlock(key);
        }
    }

    @Test
    void aChannelsMemoryIsReadAheadAndWrittenBack() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[(int) PAGE]);
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, PAGE, arena);
            NativeMemory.madvise(memory, "willneed");
            memory.set(JAVA_BYTE, 5, (byte) 7);
            NativeMemory.msync(memory, "sync");
            Fails.with(() -> NativeMemory.msync(memory.asSlice(1), "sync"), E.INVAL);
            assertThat(Files.readAllBytes(file)[5]).isEqualTo((byte) 7);
        }
    }

    @Test
    void whatWouldHarmOthersIsRefused() {
        MemorySegment dead;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(PAGE, PAGE);
            for (String advice : List.of("dontneed", "free", "remove", "guard_install", "hwpoison", "dontfork", "wipeonfork")) {
                assertThatThrownBy(() -> NativeMemory.madvise(memory, advice)).as(advice).isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("only for a Mapping");
            }
            assertThatThrownBy(() -> NativeMemory.mlock(MemorySegment.ofArray(new byte[8]))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("heap");
            dead = memory;
        }
        assertThatThrownBy(() -> NativeMemory.mlock(dead)).isInstanceOf(IllegalStateException.class);
    }
}
