package dev.jsyscall.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.RecordType.Bits;
import org.junit.jupiter.api.Test;

class BitUnitsTest {
    @Test
    void countsFromTheLeastSignificantBitOnLittleEndianMachines() {
        // iphdr: ihl : 4, version : 4
        assertThat(BitUnits.choose(new BitPlace(0, 4, 1), true, 20)).contains(new Bits(0, 1, 0, 4, 0, 0, 3));
        assertThat(BitUnits.choose(new BitPlace(4, 4, 1), true, 20)).contains(new Bits(0, 1, 4, 4, 0, 4, 7));
    }

    @Test
    void countsFromTheMostSignificantBitOnBigEndianMachines() {
        assertThat(BitUnits.choose(new BitPlace(0, 4, 1), false, 20)).contains(new Bits(0, 1, 4, 4, 0, 0, 3));
        assertThat(BitUnits.choose(new BitPlace(4, 4, 1), false, 20)).contains(new Bits(0, 1, 0, 4, 0, 4, 7));
        // The third bit of the second byte of a 32-bit unit.
        assertThat(BitUnits.choose(new BitPlace(10, 1, 4), false, 4)).contains(new Bits(0, 4, 21, 1, 1, 2, 2));
    }

    @Test
    void readsAndWritesTheSameBitsInBothOrders() {
        // Twelve bits from bit 20 on: on little-endian machines the top of the unit's value, on big-endian ones its bottom.
        assertThat(BitUnits.choose(new BitPlace(20, 12, 4), true, 4)).contains(new Bits(0, 4, 20, 12, 2, 4, 15));
        assertThat(BitUnits.choose(new BitPlace(20, 12, 4), false, 4)).contains(new Bits(0, 4, 0, 12, 2, 4, 15));
    }

    @Test
    void usesASmallerUnitWhereTheTypesWouldReachBeyondTheRecord() {
        // struct packed { u32 a : 4; } has one byte.
        assertThat(BitUnits.choose(new BitPlace(0, 4, 4), true, 1)).contains(new Bits(0, 1, 0, 4, 0, 0, 3));
        // struct packed { u8 a; u8 b; u32 c : 4; } has three.
        assertThat(BitUnits.choose(new BitPlace(16, 4, 4), false, 3)).contains(new Bits(2, 1, 4, 4, 2, 0, 3));
    }

    @Test
    void movesAUnitThatAnAlignedOneDoesNotCover() {
        // i386: struct { u32 a; u64 b : 40; }
        assertThat(BitUnits.choose(new BitPlace(32, 40, 8), true, 12)).contains(new Bits(4, 8, 0, 40, 4, 0, 39));
    }

    @Test
    void findsNoneForAFieldOfNineBytes() {
        assertThat(BitUnits.choose(new BitPlace(7, 64, 8), true, 9)).isEmpty();
    }
}
