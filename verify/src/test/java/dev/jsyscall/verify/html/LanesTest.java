package dev.jsyscall.verify.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.RealSpecs;
import dev.jsyscall.verify.facts.RecordMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void aRowHasEightBytes() {
        assertThat(lanes("struct r { a: u32; b: u32; c: u64; d: u8; }")).isEqualTo(
                "0x1: a@0 0-32, b@0 32-64 | 1x1: c@0 0-64 | 2x1: d@0 0-8, hole@0 8-64");
    }

    @Test
    void aMemberThatFillsSeveralRowsIsOneStrip() {
        assertThat(lanes("struct r { a: u8[32]; }")).isEqualTo("0x4: a@0 0-64");
        assertThat(lanes("struct r { a: u32; b: u8[20]; }")).isEqualTo("0x1: a@0 0-32, b@0 32-64 | 1x2: b@0 0-64");
    }

    @Test
    void membersOfAUnionKeepALaneEach() {
        assertThat(lanes("union r { a: u8[16]; b: u32; c: u64; }")).isEqualTo(
                "0x1: a@0 0-64, b@1 0-32, c@2 0-64 | 1x1: a@0 0-64");
    }

    @Test
    void aTailGoesOnToTheEndOfItsRow() {
        assertThat(lanes("struct r { a: u32; b: u8[]; }")).isEqualTo("0x1: a@0 0-32, b@0 32-64");
        assertThat(lanes("struct r { a: u64; b: u8[]; }")).isEqualTo("0x1: a@0 0-64 | 1x1: b@0 0-64");
    }

    @Test
    void bitFieldsAreAsWideAsTheirBits() {
        assertThat(lanes("struct r { a: u32 bits 3; b: u32 bits 29; }")).isEqualTo("0x1: a@0 0-3, b@0 3-32");
    }

    private static String lanes(String spec) {
        Abi abi = RealSpecs.of(spec);
        RecordMap map = RecordMap.of(abi, abi.record("r").orElseThrow(), abi.arch("x86_64").orElseThrow()).orElseThrow();
        return Lanes.of(map.places()).stream().map(strip -> strip.row() + "x" + strip.rows() + ": " + strip.segments().stream()
                .map(part -> (part.place().hole() ? "hole" : part.place().path()) + "@" + part.lane() + " " + part.from() + "-" + part.to())
                .collect(Collectors.joining(", "))).collect(Collectors.joining(" | "));
    }
}
