package dev.jsyscall.verify.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.Outcome;
import dev.jsyscall.verify.Report;
import dev.jsyscall.verify.Verifier;
import dev.jsyscall.verify.headers.HeaderCache;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.view.OwnPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImporterTest {
    private static final List<String> KETTLE = List.of("linux/kettle.h");

    @TempDir
    private Path folder;

    private Draft draft(OwnPackage headers, SourceFile... specs) throws IOException {
        Draft draft = new Importer(OwnPackage.specs(specs), headers.toolchains()).draft(KETTLE);
        return check(headers.toolchains(), specs).checked(draft);
    }

    private static DraftCheck check(Toolchains toolchains, SourceFile... specs) {
        return new DraftCheck((draft, alone) -> {
            var files = new ArrayList<>(List.of(specs));
            files.add(draft);
            return OwnPackage.compile(files);
        }, toolchains);
    }

    @Test
    void draftsWhatAHeaderShows() throws IOException {
        Draft draft = draft(new OwnPackage(folder).with("linux/kettle.h", """
                #include <linux/types.h>
                #define KETTLE_KEEP_WARM 0x01
                #define KETTLE_QUIET (1 << 1)
                #define KETTLE_SILENT KETTLE_QUIET
                #define KETTLE_LOUD 0x80000000
                enum kettle_side { KETTLE_SIDE_LEFT = -1, KETTLE_SIDE_NONE, KETTLE_SIDE_RIGHT, KETTLE_SIDE_STARBOARD = KETTLE_SIDE_RIGHT };
                struct kettle_order {
                    __u32 ko_flags;
                    __be16 ko_port;
                    __u8 ko_hot : 1, ko_cups : 7;
                    char ko_name[2 * 8];
                    union {
                        __u64 ko_ready_at __attribute__((aligned(8)));
                        struct { __u32 ko_low; int ko_high; };
                    };
                    unsigned long *ko_next;
                    struct { __u8 r, g, b; } ko_colour[2];
                } __attribute__((packed));
                typedef struct { struct kettle_order first; long tail[]; } kettle_list_t;
                #define KETTLE_BREW _IOW('K', 1, struct kettle_order)
                #define KETTLE_STATE _IOR('K', 2, __u32)
                #define KETTLE_STOP _IO('K', 10)
                #define KETTLE_SWAP _IOWR(0xb4, 3, int[2])
                """));
        assertThat(draft.notes()).isEmpty();
        assertThat(draft.text()).isEqualTo("""
                header <linux/kettle.h>;

                /** TODO */
                flags KETTLE prefix KETTLE_ : u32 {
                    KEEP_WARM = 0x01;
                    QUIET = 1 << 1;
                    alias SILENT = QUIET;
                    LOUD = 0x80000000;
                }

                /** TODO */
                enum KETTLE_SIDE prefix KETTLE_SIDE_ : s32 {
                    LEFT = -1;
                    NONE = 0;
                    RIGHT = 1;
                    alias STARBOARD = RIGHT;
                }

                /** TODO */
                struct kettle_order prefix ko_ packed {
                    flags: u32;
                    port: be16;
                    hot: u8 bits 1;
                    cups: u8 bits 7;
                    name: char[16];
                    union {
                        ready_at: u64 aligned(8);
                        struct {
                            low: u32;
                            high: int;
                        }
                    }
                    next: ptr;
                    struct colour[2] {
                        r: u8;
                        g: u8;
                        b: u8;
                    }
                }

                /** TODO */
                struct kettle_list_t as typedef kettle_list_t {
                    first: kettle_order;
                    tail: long[];
                }

                /** TODO */
                ioctl KETTLE_BREW = _IOW('K', 1, kettle_order) (fd, in kettle_order);

                /** TODO */
                ioctl KETTLE_STATE = _IOR('K', 2, u32) (fd, out u32);

                /** TODO */
                ioctl KETTLE_STOP = _IO('K', 0x0a) (fd);

                /** TODO */
                ioctl KETTLE_SWAP = _IOWR(0xb4, 3, int[2]) (fd, inout int[2]);
                """);
    }

    @Test
    void saysWhatArchitecturesHaveOtherwise() throws IOException {
        Draft draft = draft(new OwnPackage(folder).with("linux/kettle.h", """
                #include <linux/types.h>
                #ifdef __mips__
                #define KETTLE_WARM 7
                #define KETTLE_FAST 9
                struct kettle { __u32 b, a; };
                struct kettle_of_mips { int a; };
                #else
                #define KETTLE_WARM 1
                #define KETTLE_ONLY_ELSEWHERE 3
                struct kettle { __u32 a, b; };
                #define KETTLE_POUR _IO('K', 1)
                #endif
                #define KETTLE_SAME 5
                """));
        assertThat(draft.notes()).isEmpty();
        assertThat(draft.text()).isEqualTo("""
                header <linux/kettle.h>;

                /** TODO */
                struct kettle_of_mips varies absent {}

                /** TODO */
                ints KETTLE_2 prefix KETTLE_ : u32 {
                    WARM = 1 varies;
                    ONLY_ELSEWHERE = 3 varies;
                    SAME = 5;
                    FAST = absent varies;
                }

                /** TODO */
                struct kettle varies {
                    a: u32;
                    b: u32;
                }

                /** TODO */
                ioctl KETTLE_POUR = _IO('K', 1) (fd) varies;

                on mips64el {
                    override struct kettle_of_mips {
                        a: int;
                    }
                    override struct kettle {
                        b: u32;
                        a: u32;
                    }
                    override ioctl KETTLE_POUR = absent;
                    override KETTLE_2 {
                        WARM = 7;
                        ONLY_ELSEWHERE = absent;
                        FAST = 9;
                    }
                }
                """);
    }

    @Test
    void saysOnceWhereEverythingExists() throws IOException {
        Draft draft = draft(new OwnPackage(folder).with("linux/kettle.h", """
                #include <linux/types.h>
                #define KETTLE_OLD 1
                #ifdef __mips__
                #define KETTLE_STEEP 7
                struct kettle { __u32 a; };
                #define KETTLE_POUR _IOW('K', 1, struct kettle)
                #endif
                """), new SourceFile("linux/old.abi", "header <linux/kettle.h>; ints OLD : u32 { KETTLE_OLD = 1; }"));
        assertThat(draft.notes()).isEmpty();
        assertThat(draft.text()).isEqualTo("""
                header <linux/kettle.h>;
                only on mips64el;

                /** TODO */
                ints KETTLE_2 prefix KETTLE_ : u32 {
                    STEEP = 7;
                }

                /** TODO */
                struct kettle {
                    a: u32;
                }

                /** TODO */
                ioctl KETTLE_POUR = _IOW('K', 1, kettle) (fd, in kettle);
                """);
    }

    @Test
    void draftsOnlyWhatIsNew() throws IOException {
        var headers = new OwnPackage(folder).with("linux/kettle.h", """
                #define KETTLE_OLD 1
                #define KETTLE_DEAD 2
                #define KETTLE_NEW 3
                struct kettle { int a; };
                struct lid { struct kettle on; };
                """);
        var spec = new SourceFile("linux/kettle.abi", """
                header <linux/kettle.h>;
                ints KETTLE prefix KETTLE_ : u32 { OLD = 1; }
                omit KETTLE_DEAD "dead";
                struct kettle { a: int; }
                """);
        Draft draft = draft(headers, spec);
        assertThat(draft.text()).isEqualTo("""
                import linux.kettle;
                header <linux/kettle.h>;

                /** TODO */
                ints KETTLE_2 prefix KETTLE_ : u32 {
                    NEW = 3;
                }

                /** TODO */
                struct lid {
                    on: kettle;
                }
                """);
        var drafted = new SourceFile("linux/more.abi", draft.text());
        assertThat(draft(headers, spec, drafted).empty()).isTrue();
    }

    @Test
    void leavesToAPersonWhatItCannotSay() throws IOException {
        Draft draft = draft(new OwnPackage(folder).with("linux/kettle.h", """
                struct kettle { long double heat; };
                struct lid { char a; int : 9; char b; };
                struct pot { struct kettle k; };
                struct cup { union { char c; int i; } __attribute__((packed)); char d; };
                #define POT_FILL 1
                """));
        assertThat(draft.notes()).anyMatch(note -> note.startsWith("struct kettle is left to you: the language has no type long double"))
                .anyMatch(note -> note.startsWith("struct lid is left to you: struct lid"))
                .anyMatch(note -> note.startsWith("struct pot is left to you: "));
        assertThat(draft.text()).contains("FILL = 1;").contains("    union aligned(1) packed {").doesNotContain("struct kettle {", "struct lid {", "struct pot {");
    }

    @Test
    void takesOutWhatIsNotTrue() throws IOException {
        var headers = new OwnPackage(folder).with("linux/kettle.h", "#define KETTLE_A 1\n#define KETTLE_B 2\n#define KETTLE_C 4\n");
        Draft draft = new Importer(OwnPackage.specs(), headers.toolchains()).draft(KETTLE);
        headers.with("linux/kettle.h", "#define KETTLE_A 1\n#define KETTLE_B 3\n#define KETTLE_C 4\n");
        Draft checked = check(headers.toolchains()).checked(draft);
        assertThat(checked.text()).contains("A = 1;", "C = 4;").doesNotContain("    B = 2;");
        assertThat(checked.notes()).singleElement().asString().contains("B = 2;", "is left to you", "KETTLE_B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/watchdog.h", "linux/gpio.h"})
    void draftsOfRealHeadersAreTrueAndImportingTwiceChangesNothing(String header) throws IOException {
        Toolchains toolchains = Toolchains.find(new HeaderCache(HeaderCache.defaultFolder(), false), false);
        assumeTrue(toolchains.crossCompiles(), toolchains.limitation());
        Draft draft = new Importer(OwnPackage.specs(), toolchains).draft(List.of(header));
        assertThat(draft.names()).isGreaterThan(20);
        Abi drafted = OwnPackage.specs(new SourceFile("linux/draft.abi", draft.text()));
        Report report = new Verifier(drafted, toolchains).verify(drafted.arches());
        assertThat(report.count(Outcome.MISMATCH)).isZero();
        assertThat(report.count(Outcome.UNKNOWN)).isZero();
        assertThat(new Importer(drafted, toolchains).draft(List.of(header)).empty()).isTrue();
    }
}
