package dev.jsyscall.verify.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BitStripTest {

    @Test
    void namesBitsAndRunsOfThem() {
        assertThat(BitStrip.names(0, 32)).isEqualTo("no bit");
        assertThat(BitStrip.names(0x10, 32)).isEqualTo("bit 4");
        assertThat(BitStrip.names(0x83, 32)).isEqualTo("bits 0–1, 7");
        assertThat(BitStrip.names(-1, 64)).isEqualTo("bits 0–63");
    }

    @Test
    void drawsTheHighestBitOnTheLeft() {
        assertThat(BitStrip.of(0x8000_0000L, 32).toString()).contains("left:0%;width:3.125%");
        assertThat(BitStrip.of(0xff, 32).toString()).contains("left:75%;width:25%");
        assertThat(BitStrip.of(0, 32).toString()).doesNotContain("<i");
    }
}
