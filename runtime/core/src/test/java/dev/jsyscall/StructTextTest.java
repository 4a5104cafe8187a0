package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class StructTextTest {
    @Test
    void membersAreSeparatedAndInBraces() {
        assertThat(new StructText().toString()).isEqualTo("{}");
        assertThat(new StructText().add("a", 1).add("b", -2L).toString()).isEqualTo("{a=1, b=-2}");
    }

    @Test
    void whatHasNoSignInCHasNone() {
        assertThat(new StructText().unsigned("a", -1).unsigned("b", -1L).toString()).isEqualTo("{a=4294967295, b=18446744073709551615}");
        assertThat(new StructText().address("p", -16L).toString()).isEqualTo("{p=0xfffffffffffffff0}");
    }

    @Test
    void fractionsAreAsShortAsTheirType() {
        assertThat(new StructText().add("f", 0.1f).add("d", 0.1).toString()).isEqualTo("{f=0.1, d=0.1}");
    }

    @Test
    void valuesOfAGroupAreWords() {
        FlagTable table = FlagTable.flags("G", "G_", 32).bit("READ", 1).bit("WRITE", 2).build();
        assertThat(new StructText().words("how", table, 3).toString()).isEqualTo("{how=read,write}");
    }

    @Test
    void textBytesAndArraysAreMarked() {
        MemorySegment bytes = MemorySegment.ofArray(new byte[] {1, 2});
        assertThat(new StructText().string("s", "x\n").bytes("b", bytes).elements("e", 2, i -> i * 2).toString())
                .isEqualTo("{s=\"x\\n\", b=\"\\x01\\x02\", e=[0, 2]}");
    }

    @Test
    void aRecordInsideShowsItself() {
        Struct inner = new Struct() {
            @Override
            public MemorySegment segment() {
                return MemorySegment.NULL;
            }

            @Override
            public String toString() {
                return "{x=1}";
            }
        };
        assertThat(new StructText().add("in", inner).toString()).isEqualTo("{in={x=1}}");
    }
}
