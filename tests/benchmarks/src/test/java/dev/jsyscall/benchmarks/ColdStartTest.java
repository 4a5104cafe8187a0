package dev.jsyscall.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a cold start must not pay for: each of these makes classes at run time or looks through every jar. */
class ColdStartTest {
    private static final Pattern SLOW = Pattern.compile("""
            dev\\.jsyscall\\.\\S*\\$\\$Lambda|java\\.util\\.ServiceLoader|java\\.lang\\.runtime\\.ObjectMethods\
            |java\\.lang\\.String\\$\\$StringConcat|java\\.lang\\.invoke\\.VarHandleSegment""");

    @Test
    void tenCallsLoadNothingSlow() throws Exception {
        List<String> loaded = loaded("dev.jsyscall.benchmarks.startup.TenCalls");
        assertThat(loaded).anyMatch(line -> line.contains("dev.jsyscall.linux.raw.UtsnameRaw"));
        assertThat(loaded).filteredOn(line -> SLOW.matcher(line).find()).isEmpty();
    }

    private static List<String> loaded(String main) throws Exception {
        Process process = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-Xlog:class+load", "-cp",
                System.getProperty("java.class.path"), main).redirectErrorStream(true).start();
        try (var lines = process.inputReader()) {
            List<String> all = lines.lines().toList();
            assertThat(process.waitFor()).isZero();
            return all;
        }
    }
}
