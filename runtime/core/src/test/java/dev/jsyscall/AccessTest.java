package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final byte[] bytes = new byte[32];
    private final MemorySegment memory = MemorySegment.ofArray(bytes);

    @Test
    @Tag("abi")
    void readsWordsOfEitherSign() {
        Access.putWord(memory, 1, -2);
        assertThat(Access.word(memory, 1)).isEqualTo(-2);
        assertThat(Access.unsignedWord(memory, 1)).isEqualTo(Platform.is64Bit() ? -2 : 0xfffffffeL);
        Access.putSigned(memory, 1, 4, -2);
        assertThat(Access.signed(memory, 1, 4)).isEqualTo(-2);
        assertThat(Access.unsigned(memory, 1, 4)).isEqualTo(0xfffffffeL);
        Access.putSigned(memory, 1, 1, -2);
        assertThat(Access.unsigned(memory, 1, 1)).isEqualTo(0xfe);
    }

    @Test
    @Tag("abi")
    void knowsByteOrders() {
        memory.set(Access.BE32, 0, 0x01020304);
        assertThat(bytes).startsWith(1, 2, 3, 4);
        memory.set(Access.LE16, 5, (short) 0x0102);
        assertThat(bytes[5]).isEqualTo((byte) 2);
    }

    @Property
    void whatFitsIsReadBackAndWhatDoesNotIsRefused(@ForAll long value, @ForAll @IntRange(min = 0, max = 3) int log) {
        int size = 1 << log;
        long signed = value << 64 - 8 * size >> 64 - 8 * size;
        Access.putSigned(memory, 3, size, signed);
        assertThat(Access.signed(memory, 3, size)).isEqualTo(signed);
        long unsigned = size == 8 ? value : value & (1L << 8 * size) - 1;
        Access.putUnsigned(memory, 3, size, unsigned);
        assertThat(Access.unsigned(memory, 3, size)).isEqualTo(unsigned);
        if (signed != value) assertThatThrownBy(() -> Access.putSigned(memory, 3, size, value)).hasMessageContaining("does not fit");
        if (unsigned != value) assertThatThrownBy(() -> Access.putUnsigned(memory, 3, size, value)).hasMessageContaining("does not fit");
    }

    @Property
    void bitFieldsLeaveTheirNeighboursAlone(
            @ForAll long before, @ForAll long value, @ForAll @IntRange(max = 31) int shift, @ForAll @IntRange(min = 1, max = 32) int size) {
        int width = Math.min(size, 32 - shift);
        long mask = (1L << width) - 1;
        memory.set(Access.INT, 4, (int) before);
        Access.putBits(memory, 4, 4, shift, width, value & mask);
        assertThat(Access.bits(memory, 4, 4, shift, width)).isEqualTo(value & mask);
        assertThat(Access.signedBits(memory, 4, 4, shift, width)).isEqualTo(value << 64 - width >> 64 - width);
        assertThat((memory.get(Access.INT, 4) ^ before) & ~(mask << shift) & 0xffffffffL).isZero();
        assertThatThrownBy(() -> Access.putBits(memory, 4, 4, shift, width, mask + 1)).hasMessageContaining("does not fit");
        assertThatThrownBy(() -> Access.putSignedBits(memory, 4, 4, shift, width, mask / 2 + 1)).hasMessageContaining("does not fit");
    }

    @Test
    @Tag("abi")
    void namesEndAtTheFirstNul() {
        Access.putString(memory, 2, 6, "abcde");
        assertThat(Access.string(memory, 2, 6)).isEqualTo("abcde");
        Access.putString(memory, 2, 6, "x");
        assertThat(bytes).containsSequence('x', 0, 0, 0, 0, 0);
        assertThat(Access.string(memory, 2, 6)).isEqualTo("x");
        memory.fill((byte) 'y');
        assertThat(Access.string(memory, 2, 6)).isEqualTo("yyyyyy");
        assertThatThrownBy(() -> Access.putString(memory, 2, 6, "abcdef")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"abcdef\" does not fit 6 bytes, with a NUL at the end");
    }

    @Test
    @Tag("abi")
    void staysInsideTheSegment() {
        assertThatThrownBy(() -> Access.signed(memory, 30, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Access.putWord(memory, 29, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    @Tag("abi")
    void saysWhereAMemberIsMissing() {
        assertThat(Access.absent("stat", "blksize")).hasMessage("stat has no blksize on " + Platform.arch());
    }
}
