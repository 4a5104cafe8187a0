package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jsyscall.linux.file.Memfd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several pieces of memory in a call, which are kept alive by words behind its own: in registers here, on the stack there. */
@Tag("abi")
class VectorTest {
    @Test
    void piecesOfSeveralArenasGoOutAndComeBack() throws Exception {
        try (Memfd file = Memfd.create("pieces"); Arena one = Arena.ofShared(); Arena other = Arena.ofConfined()) {
            MemorySegment first = one.allocate(3).fill((byte) 1);
            MemorySegment second = other.allocate(5).fill((byte) 2);
            assertThat(file.writev(first, second)).isEqualTo(8);
            file.position(0);
            assertThat(file.readv(second, first)).isEqualTo(8);
            assertThat(second.toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 1, 1, 2, 2);
            assertThat(first.toArray(ValueLayout.JAVA_BYTE)).containsExactly(2, 2, 2);
        }
    }

    @Test
    void piecesOfAClosedArenaAreRefused() throws Exception {
        MemorySegment gone;
        try (Arena arena = Arena.ofShared()) {
            gone = arena.allocate(8);
        }
        try (Memfd file = Memfd.create("gone"); Arena arena = Arena.ofConfined()) {
            MemorySegment there = arena.allocate(8);
            assertThatIllegalStateException().isThrownBy(() -> file.readv(there, gone)).withMessageContaining("closed");
        }
    }
}
