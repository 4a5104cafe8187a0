package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs a JVM of its own: refusals at start-up, and which class comes first. */
class JvmTest {
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    record Ended(int status, String output) {}

    private static Ended java(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output.strip());
    }

    static Stream<String> classes() throws IOException, URISyntaxException {
        Path root = Path.of(Platform.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.')).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void anyClassMayComeFirst(String name) throws Exception {
        assertThat(java(NATIVE, "dev.jsyscall.FirstClass", name)).isEqualTo(new Ended(0, "ok"));
    }

    @Test
    void classesInitialisedAtOnceDoNotWaitForEachOther() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(NATIVE, "dev.jsyscall.AllAtOnce"));
        classes().forEach(arguments::add);
        assertThat(java(arguments.toArray(new String[0]))).isEqualTo(new Ended(0, "ok"));
    }

    @Test
    void deniedNativeAccessIsOneClearSentence() throws Exception {
        Ended ended = java("--illegal-native-access=deny", "dev.jsyscall.OneCall");
        assertThat(ended).isEqualTo(new Ended(0,
                "IllegalStateException: native access is denied to jsyscall: start java with --enable-native-access=ALL-UNNAMED"));
    }

    @Test
    void anUnknownOperatingSystemIsOneClearSentence() throws Exception {
        assertThat(java(NATIVE, "-Dos.name=Plan 9", "dev.jsyscall.OneCall").output())
                .isEqualTo("IllegalStateException: jsyscall has no binding for Plan 9 on the class or module path");
    }

    @Test
    void anUnknownArchitectureIsOneClearSentence() throws Exception {
        assertThat(java(NATIVE, "-Dos.arch=vax", "dev.jsyscall.OneCall").output())
                .isEqualTo("IllegalStateException: jsyscall does not know the architecture vax; it knows ppc, x86_64");
        assertThat(java(NATIVE, "-Djsyscall.arch=vax", "dev.jsyscall.OneCall").output())
                .isEqualTo("IllegalStateException: jsyscall.arch=vax is not an architecture that jsyscall knows: ppc, x86_64");
    }

    @Test
    void anotherArchitecturesTablesDisableCalls() throws Exception {
        assertThat(java("-Djsyscall.arch=ppc", "dev.jsyscall.OneCall").output()).isEqualTo(
                "IllegalStateException: system calls are disabled: these are the tables of ppc, not of this machine");
        assertThat(java("-Djsyscall.arch=ppc", "-Dos.name=Plan 9", "dev.jsyscall.ForeignTables").output())
                .isEqualTo("ppc false 32 big 01020304");
        assertThat(java(NATIVE, "-Djsyscall.arch=x86_64", "dev.jsyscall.OneCall").output()).isEqualTo("stub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stub", "libc"})
    void theTransportCanBeChosen(String transport) throws Exception {
        assertThat(java(NATIVE, "-Djsyscall.transport=" + transport, "dev.jsyscall.OneCall")).isEqualTo(new Ended(0, transport));
    }

    @Test
    void theCLibraryTakesOverWhereExecutableMemoryIsRefused() throws Exception {
        Ended ended = java(NATIVE, "-Xint", "dev.jsyscall.RefusedMemory");
        assumeTrue(ended.status() != RefusedMemory.NOT_HERE, "this kernel cannot refuse executable memory");
        assertThat(ended).isEqualTo(new Ended(0, "libc"));
        assertThat(java(NATIVE, "-Xint", "-Djsyscall.transport=stub", "dev.jsyscall.RefusedMemory").output()).isEqualTo(
                "IllegalStateException: this process is refused executable memory, and jsyscall.transport=stub needs it");
    }

    @Test
    void aHundredThousandCallsBesideTheGarbageCollector() throws Exception {
        assertThat(java(NATIVE, "-Xmx32m", "dev.jsyscall.CallsBesideGc")).isEqualTo(new Ended(0, "ok"));
    }
}
