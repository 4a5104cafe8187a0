package dev.jsyscall.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Word;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How real 32-bit kernels take 64-bit arguments, from their entry code. */
class LinuxRegistersTest {
    private static final Abi LINUX = linux();

    private static Abi linux() {
        SpecLibrary bundled = SpecLibrary.bundled();
        Compilation compilation = AbiCompiler.compile("linux", bundled.under("linux"), bundled, "dev.jsyscall.linux.abi");
        return compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
    }

    @ParameterizedTest
    @CsvSource({
        "pread64, x86_64, fd buf count pos",
        "pread64, arm, fd buf count - pos:lo pos:hi",
        "pread64, i386, fd buf count pos:lo pos:hi",
        "pread64, ppc, fd buf count - pos:hi pos:lo",
        "pread64, mipsel, fd buf count - pos:lo pos:hi",
        "preadv, aarch64, fd vec vlen pos -",
        "preadv, arm, fd vec vlen pos:lo pos:hi",
        "preadv, ppc, fd vec vlen pos:lo pos:hi",
        "sync_file_range, arm, fd flags offset:lo offset:hi nbytes:lo nbytes:hi",
        "sync_file_range, ppc, fd flags offset:hi offset:lo nbytes:hi nbytes:lo",
        "sync_file_range, mipsel, fd - offset:lo offset:hi nbytes:lo nbytes:hi flags",
        "fadvise64_64, arm, fd advice offset:lo offset:hi len:lo len:hi",
        "fadvise64_64, i386, fd offset:lo offset:hi len:lo len:hi advice",
        "fadvise64_64, mipsel, fd - offset:lo offset:hi len:lo len:hi advice",
    })
    void wordsAreInKernelOrder(String call, String arch, String words) {
        var form = LINUX.call(call).orElseThrow().forms().on(arch).orElseThrow();
        assertThat(form.words().stream().map(LinuxRegistersTest::word).collect(Collectors.joining(" "))).isEqualTo(words);
    }

    private static String word(Word word) {
        return switch (word.part()) {
            case LOW -> word.parameter() + ":lo";
            case HIGH -> word.parameter() + ":hi";
            case PAD -> "-";
            case WHOLE -> word.parameter();
        };
    }
}
