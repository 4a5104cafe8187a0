package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.testing.Fails;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RemoteMemoryTest {
    private final int pid = (int) ProcessHandle.current().pid();

    @Test
    void isReadAndWritten() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment there = arena.allocateFrom("some tea");
            RemoteMemory memory = RemoteMemory.of(pid);
            assertThat(memory.read(there.address(), 9)).isEqualTo("some tea\0".getBytes(StandardCharsets.UTF_8));
            assertThat(memory.readString(there.address(), 100)).isEqualTo("some tea");
            assertThat(memory.readString(there.address(), 4)).as("the limit").isEqualTo("some");
            assertThat(memory.write(there.address() + 5, "TEA".getBytes(StandardCharsets.UTF_8))).isEqualTo(3);
            assertThat(there.getString(0)).isEqualTo("some TEA");
            MemorySegment here = arena.allocate(4);
            assertThat(memory.read(there.address(), here)).isEqualTo(4);
            assertThat(memory.write(there.address() + 4, here)).isEqualTo(4);
            assertThat(there.getString(0)).isEqualTo("somesome");
        }
    }

    @Test
    void piecesAndBuffersAreReadAndWritten() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment there = arena.allocateFrom("some tea, some milk");
            MemorySegment one = arena.allocate(3);
            MemorySegment two = arena.allocate(4);
            RemoteMemory memory = RemoteMemory.of(pid);
            var pieces = new RemoteMemory.Piece[] {
                new RemoteMemory.Piece(there.address() + 5, one), new RemoteMemory.Piece(there.address() + 15, two)};
            assertThat(memory.read(pieces)).isEqualTo(7);
            assertThat(new String(one.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8)).isEqualTo("tea");
            assertThat(new String(two.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8)).isEqualTo("milk");
            two.copyFrom(MemorySegment.ofArray("MILK".getBytes(StandardCharsets.UTF_8)));
            assertThat(memory.write(pieces)).isEqualTo(7);
            assertThat(there.getString(0)).isEqualTo("some tea, some MILK");
            ByteBuffer buffer = ByteBuffer.allocate(8).position(1).limit(5);
            assertThat(memory.read(there.address(), buffer)).isEqualTo(4);
            assertThat(buffer.position()).isEqualTo(5);
            assertThat(memory.write(there.address() + 10, buffer.position(1))).isEqualTo(4);
            assertThat(new String(buffer.array(), 1, 4, StandardCharsets.UTF_8)).isEqualTo("some");
            Fails.with(() -> RemoteMemory.of(Integer.MAX_VALUE).read(pieces), E.SRCH);
        }
    }

    @Test
    void countsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> RemoteMemory.of(pid).read(1, -1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
        assertThatThrownBy(() -> RemoteMemory.of(pid).readString(1, -5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsWhereNothingMayBeRead() throws Exception {
        int page = Platform.pageSize();
        MemorySegment two = MmanCalls.mmap(MemorySegment.NULL, 2L * page, "read, write", "private, anonymous");
        long end = two.address() + page;
        try {
            // Not unmapped: the JVM could map something of its own there.
            MmanCalls.mprotect(MemorySegment.ofAddress(end), page, "none");
            RemoteMemory memory = RemoteMemory.of(pid);
            memory.write(end - 4, "tea!".getBytes(StandardCharsets.UTF_8));
            assertThat(memory.read(end - 4, 10)).isEqualTo("tea!".getBytes(StandardCharsets.UTF_8));
            memory.write(end - 4, "tea\0".getBytes(StandardCharsets.UTF_8));
            assertThat(memory.readString(end - 4, 100)).as("nothing behind it is read").isEqualTo("tea");
            memory.write(end - 1, new byte[] {'!'});
            Fails.with(() -> memory.readString(end - 4, 100), E.FAULT);
            Fails.with(() -> memory.read(end, 1), E.FAULT);
            Fails.with(() -> memory.write(end, new byte[1]), E.FAULT);
        } finally {
            MmanCalls.munmap(two, 2L * page);
        }
        Fails.with(() -> RemoteMemory.of(Integer.MAX_VALUE).read(end, 1), E.SRCH);
    }
}
