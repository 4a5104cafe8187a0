package dev.jsyscall.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordLayouterTest {
    private final RecordLayouter struct = new RecordLayouter(false, false);

    @Test
    void placesMembersAtMultiplesOfTheirAlignment() {
        assertThat(struct.place(1, 1, 1)).isZero();
        assertThat(struct.place(4, 4, 1)).isEqualTo(4);
        assertThat(struct.place(2, 2, 1)).isEqualTo(8);
        assertThat(struct.place(8, 8, 1)).isEqualTo(16);
        assertThat(struct.place(1, 1, 1)).isEqualTo(24);
        assertThat(struct.size(1)).isEqualTo(32);
        assertThat(struct.align(1)).isEqualTo(8);
    }

    @Test
    void unionMembersAllBeginAtZero() {
        var union = new RecordLayouter(true, false);
        assertThat(union.place(5, 1, 1)).isZero();
        assertThat(union.place(4, 4, 1)).isZero();
        assertThat(union.placeBits(3, 4, 4).position()).isZero();
        assertThat(union.size(1)).isEqualTo(8);
    }

    @Test
    void packedMembersFollowEachOtherUnlessTheyAskForMore() {
        var packed = new RecordLayouter(false, true);
        packed.place(1, 1, 1);
        assertThat(packed.place(8, 8, 1)).isEqualTo(1);
        assertThat(packed.place(4, 4, 4)).isEqualTo(12);
        assertThat(packed.align(1)).isEqualTo(4);
        assertThat(packed.size(1)).isEqualTo(16);
    }

    @Test
    void anAlignedRecordIsPadded() {
        struct.place(1, 1, 1);
        assertThat(struct.size(16)).isEqualTo(16);
        assertThat(struct.align(16)).isEqualTo(16);
    }

    @Test
    void bitFieldsShareAUnitAndDoNotStraddleIt() {
        // struct { u32 a : 20; u32 b : 12; u32 c : 1; u8 d : 8; u16 e; }
        assertThat(struct.placeBits(20, 4, 4).position()).isZero();
        assertThat(struct.placeBits(12, 4, 4).position()).isEqualTo(20);
        assertThat(struct.placeBits(1, 4, 4).position()).isEqualTo(32);
        assertThat(struct.placeBits(8, 1, 1).position()).isEqualTo(40);
        assertThat(struct.place(2, 2, 1)).isEqualTo(6);
        assertThat(struct.size(1)).isEqualTo(8);
    }

    @Test
    void aBitFieldMayShareBytesWithAnEarlierMember() {
        // struct { u8 a; u32 b : 24; } is 4 bytes, with b : 25 it is 8.
        struct.place(1, 1, 1);
        assertThat(struct.placeBits(24, 4, 4).position()).isEqualTo(8);
        assertThat(struct.size(1)).isEqualTo(4);
        var wider = new RecordLayouter(false, false);
        wider.place(1, 1, 1);
        assertThat(wider.placeBits(25, 4, 4).position()).isEqualTo(32);
        assertThat(wider.size(1)).isEqualTo(8);
    }

    @Test
    void wideBitFieldsOfLittleAlignmentStraddleWhereTheirTypeMay() {
        // i386: struct { u32 a; u64 b : 40; } is 12 bytes, b at byte 4.
        struct.place(4, 4, 1);
        assertThat(struct.placeBits(40, 8, 4).position()).isEqualTo(32);
        assertThat(struct.size(1)).isEqualTo(12);
    }

    @Test
    void packedBitFieldsStraddleAnything() {
        var packed = new RecordLayouter(false, true);
        packed.placeBits(3, 1, 1);
        assertThat(packed.placeBits(7, 1, 1).position()).isEqualTo(3);
        assertThat(packed.placeBits(30, 4, 4).position()).isEqualTo(10);
        assertThat(packed.size(1)).isEqualTo(5);
    }
}
