package dev.jsyscall.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.generator.model.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AbiCompilerTest {
    @Test
    void onesOwnFilesHaveThePackageThatWasAskedFor() {
        Abi abi = TestSpecs.abi("import linux.base;\ntype x = u8;");
        Subsystem own = abi.subsystem("own").orElseThrow();
        assertThat(own.own()).isTrue();
        assertThat(own.javaPackage()).isEqualTo("com.example.own");
        Subsystem base = abi.subsystem("base").orElseThrow();
        assertThat(base.own()).isFalse();
        assertThat(base.javaPackage()).isEqualTo("dev.jsyscall.linux.abi.base");
        assertThat(abi.subsystem("elsewhere")).isEmpty();
        assertThat(abi.platform()).isEmpty();
    }

    @Test
    void theSystemsOwnFilesHaveAPackageEach() {
        Compilation compilation = AbiCompiler.compile("linux", TestSpecs.library().files(), TestSpecs.library(), "dev.jsyscall.linux.abi");
        Abi abi = compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
        assertThat(abi.subsystem("base").orElseThrow().javaPackage()).isEqualTo("dev.jsyscall.linux.abi.base");
        assertThat(abi.arches()).extracting(Arch::name).containsExactly("narrow", "tight", "wide");
        assertThat(abi.platform().orElseThrow().calls()).containsEntry("close", "close");
        assertThat(abi.platform().orElseThrow().values().get("unsupported")).isNotNull();
    }

    @Test
    void anArchitectureIsOneFile() {
        Compilation compilation = AbiCompiler.compile("linux", List.of(new SourceFile("linux/arch/new.abi", """
                abi linux new {
                    java "new";
                    triple "new-linux-gnu";
                    headers "new";
                    data ilp32 little;
                    pairs aligned;
                    use numbers common;
                }
                numbers { open = absent; pread64 = 1007; }
                override V { TWO = 0x20; }
                override struct rare { b: u64; }
                override type pid_t = s64;
                override syscall openat (path, dirfd, flags, mode);
                """), new SourceFile("own.abi", "import linux.base;\nimport linux.types;\nstruct p { pid: pid_t; rare: u8; }")),
                TestSpecs.library(), "com.example");
        Abi abi = compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
        Arch arch = abi.arch("new").orElseThrow();
        assertThat(arch.numbers()).containsEntry("pread64", 1007).containsEntry("read", 1).doesNotContainKey("open");
        assertThat(abi.group("V").orElseThrow().constant("TWO").orElseThrow().values().on(arch)).contains(0x20L);
        assertThat(abi.record("rare").orElseThrow().layouts().on(arch).orElseThrow().size()).isEqualTo(8);
        assertThat(abi.record("p").orElseThrow().layouts().on(arch).orElseThrow().size()).isEqualTo(16);
        assertThat(abi.call("openat").orElseThrow().forms().on(arch).orElseThrow().words())
                .extracting(Word::parameter).containsExactly("path", "dirfd", "flags", "mode");
    }

    @Test
    void readsWhatAnArchFileSays() {
        Arch arch = TestSpecs.abi("type x = u8;").arch("tight").orElseThrow();
        assertThat(arch.javaNames()).containsExactly("tight32", "tight");
        assertThat(arch.data().align64()).isEqualTo(4);
        assertThat(arch.flush().orElseThrow().syscall()).contains("cacheflush");
        assertThat(arch.stubWords()).isEqualTo(6);
        assertThat(arch.code().get("syscall")).isNotNull().satisfies(code -> {
            assertThat(code.source()).isEqualTo("mov $NR, %eax\ntrap");
            assertThat(code.template()).containsExactly((byte) 0xb8, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0xcd, (byte) 0x80);
            assertThat(code.holes()).hasSize(1);
        });
        assertThat(TestSpecs.abi("type x = u8;").arch("narrow").orElseThrow().stubWords()).isEqualTo(7);
    }

    @Test
    void theOrderOfFilesDoesNotMatter() {
        var files = new ArrayList<>(TestSpecs.library().files());
        var abi = AbiCompiler.compile("linux", files, TestSpecs.library(), "p").abi();
        Collections.shuffle(files, new Random(7));
        assertThat(AbiCompiler.compile("linux", files, TestSpecs.library(), "p").abi()).isEqualTo(abi).isPresent();
    }

    @Test
    void aFilesFirstCommentIsItsOwn() {
        Abi abi = TestSpecs.abi("/** About this. */\nimport linux.base;\nheader <a/b.h>;\nheader <c.h> libc;\ntype x = u8;");
        Subsystem own = abi.subsystem("own").orElseThrow();
        assertThat(own.doc()).isEqualTo("About this.");
        assertThat(own.headers()).extracting(Object::toString)
                .containsExactly("Header[path=a/b.h, libc=false]", "Header[path=c.h, libc=true]");
    }

    @Test
    void everyKeywordMayNameThings() {
        Abi abi = TestSpecs.abi("""
                enum import : u8 { struct = 1; alias = 2; absent = struct + 2; }
                struct flags { in: u8; out: u32 in import; struct: u16; union { fd: u8; bits: u8 bits 3; } }
                syscall read(in: fd, out: out flags, on: int);
                """);
        assertThat(abi.group("import").orElseThrow().constant("absent").orElseThrow().values().any()).isEqualTo(3);
        assertThat(abi.record("flags").orElseThrow().member("struct")).isPresent();
    }

    @Test
    void bundledSpecsHaveNoErrors() {
        SpecLibrary bundled = SpecLibrary.bundled();
        Compilation compilation = AbiCompiler.compile("linux", bundled.under("linux"), bundled, "dev.jsyscall.linux.abi");
        assertThat(compilation.render()).isEmpty();
    }
}
