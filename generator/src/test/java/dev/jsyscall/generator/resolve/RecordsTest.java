package dev.jsyscall.generator.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.TestSpecs;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static RecordType record(Abi abi, String name) {
        return abi.record(name).orElseThrow();
    }

    private static Layout layout(RecordType record, String arch) {
        return record.layouts().on(arch).orElseThrow();
    }

    private static long offset(RecordType record, String arch, String member) {
        return layout(record, arch).slot(member).orElseThrow().offset();
    }

    @Test
    void aRecordWithoutMembersHasNoSize() {
        RecordType record = TestSpecs.abi("struct r varies {}\nioctl I = _IOR('r', 1, r) (fd, out r);\non wide { override struct r { a: u32; } }")
                .record("r").orElseThrow();
        assertThat(record.layouts().on("narrow")).contains(new RecordType.Layout(0, 1, List.of(), false));
        assertThat(record.layouts().on("wide").orElseThrow().size()).isEqualTo(4);
        assertThat(record.member("a").orElseThrow().slots().byArch()).containsOnlyKeys("wide");
    }

    @Test
    void sizesFollowTheDataModel() {
        RecordType r = record(TestSpecs.abi("struct r { a: u8; b: u64; c: long; d: ptr; e: s16; }"), "r");
        assertThat(layout(r, "wide").size()).isEqualTo(40);
        assertThat(layout(r, "wide").align()).isEqualTo(8);
        assertThat(layout(r, "narrow").size()).isEqualTo(32);
        assertThat(layout(r, "narrow").align()).isEqualTo(8);
        // 64-bit members are aligned to 4 bytes, as on i386.
        assertThat(layout(r, "tight").size()).isEqualTo(24);
        assertThat(layout(r, "tight").align()).isEqualTo(4);
        assertThat(offset(r, "tight", "b")).isEqualTo(4);
        assertThat(offset(r, "narrow", "b")).isEqualTo(8);
    }

    @Test
    void flattensAnonymousMembersAndNamesInnerRecords() {
        Abi abi = TestSpecs.abi("""
                struct r prefix r_ {
                    a: u32;
                    union {
                        b: u64;
                        struct { c: u16; d as other: u16; }
                    }
                    union u { x: u8; y: u32[2]; }
                    struct s[3] prefix s_ { z: u16; }
                }
                """);
        RecordType r = record(abi, "r");
        assertThat(r.members()).extracting(RecordType.Member::name).containsExactly("a", "b", "c", "d", "u", "s");
        assertThat(r.members()).extracting(RecordType.Member::cPath).containsExactly("r_a", "r_b", "r_c", "other", "r_u", "r_s");
        assertThat(offset(r, "wide", "b")).isEqualTo(8);
        assertThat(offset(r, "wide", "d")).isEqualTo(10);
        assertThat(offset(r, "wide", "u")).isEqualTo(16);
        assertThat(offset(r, "wide", "s")).isEqualTo(24);
        assertThat(layout(r, "wide").size()).isEqualTo(32);
        assertThat(layout(r, "wide").slot("s").orElseThrow().type())
                .isEqualTo(new Type.Array(new Type.Reference("r.s"), OptionalLong.of(3)));
        assertThat(record(abi, "r.u").union()).isTrue();
        assertThat(record(abi, "r.u").inner()).isTrue();
        assertThat(record(abi, "r.u").members()).extracting(RecordType.Member::cPath).containsExactly("x", "y");
        assertThat(record(abi, "r.s").members()).extracting(RecordType.Member::cPath).containsExactly("s_z");
    }

    @Test
    void bitFieldsDependOnTheByteOrder() {
        RecordType r = record(TestSpecs.abi("struct r { a: u8 bits 3; b: u8 bits 5; c: u32 bits 12; d: u32 bits 20; }"), "r");
        Slot little = layout(r, "wide").slot("b").orElseThrow();
        Slot big = layout(r, "narrow").slot("b").orElseThrow();
        assertThat(little.bits().orElseThrow()).isEqualTo(new RecordType.Bits(0, 1, 3, 5, 0, 3, 7));
        assertThat(big.bits().orElseThrow()).isEqualTo(new RecordType.Bits(0, 1, 0, 5, 0, 3, 7));
        // 8 bits are taken, so 12 fit into the first unit and 20 do not fit behind them.
        assertThat(layout(r, "wide").slot("c").orElseThrow().bits().orElseThrow()).isEqualTo(new RecordType.Bits(0, 4, 8, 12, 1, 0, 11));
        assertThat(layout(r, "wide").slot("d").orElseThrow().bits().orElseThrow()).isEqualTo(new RecordType.Bits(4, 4, 0, 20, 4, 0, 19));
        assertThat(layout(r, "narrow").slot("d").orElseThrow().bits().orElseThrow()).isEqualTo(new RecordType.Bits(4, 4, 12, 20, 4, 0, 19));
        assertThat(layout(r, "wide").size()).isEqualTo(8);
    }

    @Test
    void packedAndAlignedDoWhatTheyDoInC() {
        Abi abi = TestSpecs.abi("""
                struct p packed { a: u8; b: u32; }
                struct q aligned(16) { a: u8; b: u16 aligned(8); }
                struct holder { a: u8; p: p; q: q; }
                """);
        assertThat(layout(record(abi, "p"), "wide").size()).isEqualTo(5);
        assertThat(layout(record(abi, "p"), "wide").align()).isEqualTo(1);
        assertThat(layout(record(abi, "q"), "wide").size()).isEqualTo(16);
        assertThat(offset(record(abi, "q"), "wide", "b")).isEqualTo(8);
        assertThat(offset(record(abi, "holder"), "wide", "p")).isEqualTo(1);
        assertThat(offset(record(abi, "holder"), "wide", "q")).isEqualTo(16);
    }

    @Test
    void aFlexibleTailHasNoSizeButAnAlignment() {
        RecordType r = record(TestSpecs.abi("struct r { n: u8; tail: u32[]; }"), "r");
        assertThat(layout(r, "wide")).satisfies(l -> {
            assertThat(l.size()).isEqualTo(4);
            assertThat(l.flexible()).isTrue();
            assertThat(l.slot("tail").orElseThrow()).isEqualTo(new Slot(
                    "tail", new Type.Array(new Type.Number("u32", Scalar.U32), OptionalLong.empty()), 4, 0, Optional.empty()));
        });
    }

    @Test
    void arraysOfArraysAndConstantLengths() {
        RecordType r = record(TestSpecs.abi("ints N : u32 { ROWS = 3; }\nstruct r { a: u16[N.ROWS][4]; }"), "r");
        assertThat(layout(r, "wide").size()).isEqualTo(24);
        assertThat(layout(r, "wide").slot("a").orElseThrow().type()).isEqualTo(new Type.Array(
                new Type.Array(new Type.Number("u16", Scalar.U16), OptionalLong.of(4)), OptionalLong.of(3)));
    }

    @Test
    void typedefsKeepTheirNameAndMayDiffer() {
        RecordType r = record(TestSpecs.abi("""
                type id = u16;
                type ident = id;
                on narrow { override type id = u64; }
                struct r { a: ident; }
                """), "r");
        assertThat(layout(r, "wide").slot("a").orElseThrow().type()).isEqualTo(new Type.Number("ident", Scalar.U16));
        assertThat(layout(r, "narrow").slot("a").orElseThrow().type()).isEqualTo(new Type.Number("ident", Scalar.U64));
    }

    @Test
    void anOverrideReplacesTheWholeRecord() {
        RecordType r = record(TestSpecs.abi("""
                struct r varies { a: u8; b: u32; }
                on narrow { override struct r packed { b: u32; c: u8; } }
                on tight { override struct r absent { a: u8; } }
                """), "r");
        assertThat(r.layouts().byArch().keySet()).containsExactly("narrow", "wide");
        assertThat(layout(r, "narrow").size()).isEqualTo(5);
        assertThat(r.members()).extracting(RecordType.Member::name).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(r.member("c").orElseThrow().slots().byArch().keySet()).containsExactly("narrow");
        assertThat(r.member("b").orElseThrow().slots().on("narrow").orElseThrow().offset()).isZero();
    }

    @Test
    void cNamesAreTheTagUnlessSaidOtherwise() {
        Abi abi = TestSpecs.abi("""
                struct a { x: u8; }
                union b { x: u8; }
                struct c as typedef c_t { x: u8; }
                struct d as union e { x: u8; }
                """);
        assertThat(List.of("a", "b", "c", "d")).map(n -> record(abi, n).cName()).containsExactly("struct a", "union b", "c_t", "union e");
    }
}
