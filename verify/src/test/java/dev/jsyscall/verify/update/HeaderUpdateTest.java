package dev.jsyscall.verify.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.view.OwnPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderUpdateTest {
    private static final SourceFile SPEC = new SourceFile("linux/kettle.abi", """
            header <linux/kettle.h>;
            ints KETTLE prefix KETTLE_ : u32 { SAME = 1; MOVED = 2; GONE = 3; }
            omit KETTLE_MAX "the end of a range";
            struct kettle { a: int; }
            """);

    @TempDir
    private Path before;

    @TempDir
    private Path after;

    @Test
    void saysWhatIsNewAndOtherwiseAndGone() throws IOException {
        OwnPackage old = new OwnPackage(before).with("linux/kettle.h", """
                #define KETTLE_SAME 1
                #define KETTLE_MOVED 2
                #define KETTLE_GONE 3
                #define KETTLE_NEVER_SPECIFIED 4
                struct kettle { int a; };
                """);
        OwnPackage newer = new OwnPackage(after).with("linux/kettle.h", """
                #define KETTLE_SAME 1
                #ifdef __s390x__
                #define KETTLE_MOVED 9
                #else
                #define KETTLE_MOVED 2
                #endif
                #define KETTLE_NEVER_SPECIFIED 4
                #define KETTLE_NEW 0x100
                #define KETTLE_MAX 5
                struct kettle { int a; int b; };
                """).with("linux/teapot.h", "enum { TEAPOT_SHORT = 1 };\nstruct teapot { int stout; };\n");
        var other = new SourceFile("linux/boiler.abi", "header <linux/kettle.h>;\nints BOILER : u32 unverified \"none has it\" { HOT = 1; }\n");
        Abi abi = OwnPackage.specs(other, SPEC);
        HeaderUpdate update = HeaderUpdate.of(abi, abi.arches(), newer.toolchains(), Optional.of(old.toolchains()), List.of());
        assertThat(new HeaderUpdateText(update).render()).isEqualTo("""
                <linux/teapot.h>, which no spec names
                  + TEAPOT_SHORT = 1
                  + struct teapot

                linux/kettle.abi
                  + KETTLE_NEW = 0x100
                  ~ KETTLE_MOVED: 2, the headers have 9  on s390x
                  ~ struct kettle: size 4, the headers have 8
                  - KETTLE_GONE

                3 added, 2 changed, 1 removed
                """);
        assertThat(update.contradicts()).isTrue();
    }

    @Test
    void theSameHeadersAreNoNews() throws IOException {
        OwnPackage old = new OwnPackage(before).with("linux/kettle.h", """
                #define KETTLE_SAME 1
                #define KETTLE_MOVED 2
                #define KETTLE_GONE 3
                struct kettle { int a; };
                """);
        Abi abi = OwnPackage.specs(SPEC);
        HeaderUpdate update = HeaderUpdate.of(abi, abi.arches(), old.toolchains(), Optional.of(old.toolchains()), List.of());
        assertThat(new HeaderUpdateText(update).render()).isEqualTo("0 added, 0 changed, 0 removed\n");
        assertThat(update.contradicts()).isFalse();
    }
}
