package dev.jsyscall.verify.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.verify.RealSpecs;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordMapTest {

    @Test
    void showsHolesBetweenMembersAndAtTheEnd() {
        assertThat(map("struct r { a: u8; b: u32; c: u16; }", "x86_64"))
                .isEqualTo("12: 0+1 a, 1+3 hole, 4+4 b, 8+2 c, 10+2 hole");
    }

    @Test
    void aPackedRecordHasNone() {
        assertThat(map("struct r packed { a: u8; b: u32; c: u16; }", "x86_64")).isEqualTo("7: 0+1 a, 1+4 b, 5+2 c");
    }

    @Test
    void aHoleThatOnlyOneArmOfAUnionLeavesIsNone() {
        assertThat(map("struct r { union { a: u8; b: u32; } c: u64; }", "x86_64"))
                .isEqualTo("16: 0+1 a, 0+4 b, 4+4 hole, 8+8 c");
    }

    @Test
    void looksIntoTheRecordsInside() {
        assertThat(map("struct r { a: u32; struct in { b: u8; c: u32; } d: u32; }", "x86_64"))
                .isEqualTo("16: 0+4 a, 4+8 in, 4+1 in.b, 8+4 in.c, 5+3 hole, 12+4 d");
    }

    @Test
    void bitsThatNothingUsesAreAHole() {
        assertThat(map("struct r { a: u32 bits 3; b: u32 bits 10; }", "x86_64"))
                .isEqualTo("4: 0:0-2+3 bits a, 0:3-12+10 bits b, 1:5-23+19 bits hole");
    }

    @Test
    void groupsArchitecturesByLayout() {
        Abi abi = RealSpecs.of("struct r { a: u8; b: long; }");
        assertThat(RecordMap.distinct(abi, abi.record("r").orElseThrow()).values())
                .anySatisfy(arches -> assertThat(arches).contains("x86_64", "s390x").doesNotContain("arm"))
                .anySatisfy(arches -> assertThat(arches).contains("arm", "i386", "ppc").doesNotContain("x86_64"))
                .hasSize(2);
    }

    @Test
    void layoutsThatDifferInAlignmentAloneAreOne() {
        Abi abi = RealSpecs.of("struct r { a: u64; b: u64; }");
        RecordType record = abi.record("r").orElseThrow();
        assertThat(RecordMap.distinct(abi, record)).hasSize(1).allSatisfy(
                (map, arches) -> assertThat(RecordMap.alignment(record, arches)).isEqualTo("8, on i386 4"));
        assertThat(RecordMap.alignment(record, List.of("arm", "s390x"))).isEqualTo("8");
    }

    private static String map(String spec, String arch) {
        Abi abi = RealSpecs.of(spec);
        RecordMap map = RecordMap.of(abi, abi.record("r").orElseThrow(), abi.arch(arch).orElseThrow()).orElseThrow();
        return map.size() + ": " + map.places().stream()
                .map(place -> place.offset() + "+" + place.length() + " " + (place.hole() ? "hole" : place.path()))
                .collect(Collectors.joining(", "));
    }
}
