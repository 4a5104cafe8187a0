package dev.jsyscall.generator.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.TestSpecs;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Ioctl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantsTest {
    private static Constant constant(Abi abi, String group, String name) {
        return abi.group(group).orElseThrow().constant(name).orElseThrow();
    }

    private static Ioctl ioctl(Abi abi, String name) {
        return abi.ioctls().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            1 + 2 * 3            @ 7
            (1 + 2) * 3          @ 9
            1 << 2 + 1           @ 8
            6 & 3 | 8 ^ 1        @ 11
            -7 / 2               @ -3
            -7 % 2               @ -1
            -8 >> 1              @ -4
            ~0                   @ -1
            - -5                 @ 5
            0x7fff_ffff_ffff_ffff + 1 @ -9223372036854775808
            0xffff_ffff_ffff_ffff @ -1
            0b1010               @ 10
            0o17                 @ 15
            1_000                @ 1000
            '"'                  @ 34
            '\\n'                @ 10
            '\\0'                @ 0
            1 << 63              @ -9223372036854775808
            sizeof(u16[5])       @ 10
            """, quoteCharacter = '`')
    void expressionsAre64BitTwosComplement(String expression, long value) {
        Abi abi = TestSpecs.abi("ints X : s64 { V = " + expression + "; }");
        assertThat(constant(abi, "X", "V").values().any()).isEqualTo(value);
        assertThat(constant(abi, "X", "V").values().constant()).isTrue();
    }

    @Test
    void namesOfTheSameGroupNeedNoGroup() {
        Abi abi = TestSpecs.abi("ints A : u32 { ONE = 1; TWO = ONE + A.ONE; }\nints B : u32 { THREE = A.TWO | A.ONE; }");
        assertThat(constant(abi, "A", "TWO").values().any()).isEqualTo(2);
        assertThat(constant(abi, "B", "THREE").values().any()).isEqualTo(3);
        assertThat(constant(abi, "B", "THREE").text()).isEqualTo("A.TWO | A.ONE");
    }

    @Test
    void overridesHoldWhereTheyStand() {
        Abi abi = TestSpecs.abi("""
                flags F prefix F_ : u32 {
                    A = 1;
                    B = 2 varies;
                    C = absent varies;
                    alias D = B;
                    32BIT = 16;
                    E as OTHER_E = 32;
                }
                on narrow { override F { B = 4; C = 8; } }
                on tight { override flags F { B = absent; } }
                """);
        assertThat(constant(abi, "F", "B").values().byArch()).hasSize(2).containsEntry("narrow", 4L).containsEntry("wide", 2L);
        assertThat(constant(abi, "F", "C").values().byArch()).hasSize(1).containsEntry("narrow", 8L);
        assertThat(constant(abi, "F", "D").values()).isEqualTo(constant(abi, "F", "B").values());
        assertThat(constant(abi, "F", "D").aliasOf()).contains("B");
        assertThat(constant(abi, "F", "D").varies()).isTrue();
        assertThat(constant(abi, "F", "A").varies()).isFalse();
        assertThat(constant(abi, "F", "32BIT").cName()).isEqualTo("F_32BIT");
        assertThat(constant(abi, "F", "E").cName()).isEqualTo("OTHER_E");
    }

    @Test
    void fieldsHaveAMaskAndValues() {
        ConstantGroup group = TestSpecs.abi("""
                flags F : u32 {
                    field KIND = 0x30 { PLAIN = 0; FANCY = 0x10; alias FUNNY = FANCY; }
                    OTHER = 1;
                }
                """).group("F").orElseThrow();
        assertThat(group.fields()).singleElement().satisfies(f -> {
            assertThat(f.name()).isEqualTo("KIND");
            assertThat(f.mask().values().any()).isEqualTo(0x30);
            assertThat(f.values()).extracting(Constant::name).containsExactly("PLAIN", "FANCY", "FUNNY");
        });
        assertThat(group.constants()).extracting(Constant::name).containsExactly("KIND", "PLAIN", "FANCY", "FUNNY", "OTHER");
    }

    @Test
    void aliasesOfAliasesLeadToTheCanonicalName() {
        Abi abi = TestSpecs.abi("enum A : u8 { ONE = 1; alias UN = ONE; alias EINS = UN; alias UNO = 1; }");
        for (String alias : new String[] {"UN", "EINS", "UNO"}) assertThat(constant(abi, "A", alias).aliasOf()).contains("ONE");
    }

    @Test
    void unsignedValuesStayUnsigned() {
        Abi abi = TestSpecs.abi("""
                ints A : u32 { MOST = 0xffff_ffff; }
                ints B : u64 { MOST = 0xffff_ffff_ffff_ffff; }
                ints C : s32 { LEAST = -1; }
                """);
        assertThat(constant(abi, "A", "MOST").values().any()).isEqualTo(0xffff_ffffL);
        assertThat(constant(abi, "B", "MOST").values().any()).isEqualTo(-1L);
        assertThat(constant(abi, "C", "LEAST").values().any()).isEqualTo(-1L);
    }

    @Test
    void ioctlNumbersFollowTheEncodingAndTheRecord() {
        Abi abi = TestSpecs.abi("""
                struct s { a: long; b: u8; }
                ioctl NOTHING = _IO('T', 3) (fd);
                ioctl GET = _IOR('T', 1, s) (fd, out s);
                ioctl SET = _IOW('T', 2, struct s) (fd, in s);
                ioctl BOTH = _IOWR('T', 4, int) (fd, inout s);
                ioctl OLD = 0x5401 (fd);
                """);
        assertThat(ioctl(abi, "NOTHING").requests().byArch()).containsEntry("wide", 0x5403L).containsEntry("narrow", 0x20005403L);
        assertThat(ioctl(abi, "GET").requests().byArch())
                .containsEntry("wide", 0x80105401L).containsEntry("tight", 0x80085401L).containsEntry("narrow", 0x40085401L);
        assertThat(ioctl(abi, "SET").requests().byArch()).containsEntry("wide", 0x40105402L).containsEntry("narrow", 0x80085402L);
        assertThat(ioctl(abi, "BOTH").requests().byArch()).containsEntry("wide", 0xc0045404L).containsEntry("narrow", 0xc0045404L);
        assertThat(ioctl(abi, "GET").varies()).isTrue();
        assertThat(ioctl(abi, "OLD").varies()).isFalse();
    }
}
