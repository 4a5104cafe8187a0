package dev.jsyscall.verify.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.NamePattern.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationReaderTest {
    private static Declarations read(String c) {
        return Declarations.read(Preprocessed.read("# 1 \"/k/a.h\"\n" + c + "\n", path -> path.replace("/k/", "")).tokens());
    }

    private static CMember member(String declaration) {
        return read("struct s { " + declaration + " };").records().get(0).members().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            __u32 a;                                  | a | __u32              | 0 |        |
            unsigned long int const a;                | a | unsigned long int  | 0 |        |
            void __attribute__((noderef)) *a;         | a | void               | 1 |        |
            const char **a;                           | a | char               | 2 |        |
            struct in_addr a[4];                      | a | struct in_addr     | 0 | 4      |
            char a[2][(16 - 1)];                      | a | char               | 0 | 2,(16 - 1) |
            int (*a)(void *, int);                    | a | int                | 1 |        |
            __s32 (*a[3])(void);                      | a | __s32              | 1 | 3      |
            enum mode a;                              | a | enum mode          | 0 |        |
            __u8 a : 3;                               | a | __u8               | 0 |        | 3
            __u32 : 5, b : 2;                         | '' | __u32             | 0 |        | 5
            __extension__ __u64 a __attribute__((aligned(8))); | a | __u64     | 0 |        |
            """)
    void readsMembers(String declaration, String name, String base, int pointers, String lengths, String bits) {
        CMember member = member(declaration);
        assertThat(member.name()).isEqualTo(name);
        assertThat(member.type().base()).isEqualTo(base);
        assertThat(member.type().pointers()).isEqualTo(pointers);
        assertThat(String.join(",", member.type().lengths())).isEqualTo(lengths == null ? "" : lengths);
        assertThat(member.bits()).isEqualTo(Optional.ofNullable(bits));
    }

    @Test
    void readsLayoutAttributesWhereverTheyStand() {
        assertThat(member("__u64 a __attribute__((aligned(8)));").align()).contains("8");
        assertThat(member("__u64 __attribute__((aligned(4))) a;").align()).contains("4");
        assertThat(read("struct a { int b; } __attribute__((packed));").records().get(0).packed()).isTrue();
        assertThat(read("struct __attribute__((__packed__, aligned(2))) a { int b; };").records().get(0))
                .matches(CRecord::packed).satisfies(r -> assertThat(r.align()).contains("2"));
        assertThat(read("typedef struct { int b; } __attribute__((packed)) a;").records().get(0).packed()).isTrue();
    }

    @Test
    void namesRecordsByTagOrTypedef() {
        var records = read("""
                struct a { int x; struct b { int y; } inner; union { struct { int z; }; long w; }; };
                typedef union { int i; } c, *d;
                typedef struct e { int i; } f;
                struct only_mentioned *g;
                """).records();
        assertThat(records.stream().map(CRecord::type)).containsExactly("struct b", "struct a", "c", "struct e");
        assertThat(records.get(2).kind()).isEqualTo(Kind.TYPEDEF);
        assertThat(records.get(2).union()).isTrue();
        assertThat(records.get(1).members()).hasSize(3);
        assertThat(records.get(1).members().get(2).name()).isEmpty();
    }

    @Test
    void readsEnumerationsWithTheirExpressions() {
        var enums = read("""
                enum a { A, B = 1 << 3, C = (B | A), D = sizeof(struct x), };
                typedef enum { E = -1 } e_t;
                enum { F, G };
                struct s { enum inner { H } h; };
                """).enums();
        assertThat(enums.stream().map(CEnum::name)).containsExactly("a", "e_t", "", "inner");
        assertThat(enums.get(0).enumerators().stream().map(e -> e.name() + "=" + e.value().orElse("")))
                .containsExactly("A=", "B=1 << 3", "C=(B | A)", "D=sizeof(struct x)");
        assertThat(enums.get(1).enumerators().get(0).value()).contains("-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "static inline int f(int a) { struct { int q; } l; if (a) { return 1; } return 2; }",
        "extern int f(int, char *) __attribute__((noreturn));",
        "int x = { 1, 2 }, *y;",
        "_Static_assert(sizeof(int) == 4, \"four; bytes\");",
        "$ what is this ? ;"
    })
    void goesOnBehindWhatDeclaresNoType(String c) {
        assertThat(read(c + "\nstruct s { int a; };").records().stream().map(CRecord::type)).containsExactly("struct s");
    }

    @Test
    void saysWhereThingsStand() {
        CRecord record = read("\n\nstruct s {\n  int a;\n};").records().get(0);
        assertThat(record.place()).isEqualTo(new Place("a.h", 3));
        assertThat(record.members().get(0).place().line()).isEqualTo(4);
    }
}
