package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.file.OpenFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all examples do alike. */
class ToolTest {
    private record Case(Supplier<Tool> tool, String... arguments) {
        @Override
        public String toString() {
            return tool.get().getClass().getSimpleName() + " " + String.join(" ", arguments);
        }
    }

    static Stream<Case> misused() {
        return Stream.of(new Case(Cp::new), new Case(Cp::new, "a"), new Case(Cp::new, "a", "b", "c"), new Case(Evdev::new),
                new Case(Evdev::new, "a", "b"), new Case(Find::new), new Case(Find::new, "/", "-name"),
                new Case(Find::new, "/", "-type", ""), new Case(Find::new, "/", "-type", "q"), new Case(Find::new, "/", "-type", "fd"),
                new Case(Find::new, "/", "-size", "x"), new Case(Find::new, "/", "-size", "+"), new Case(Find::new, "/", "-older", "x"),
                new Case(MiniStrace::new), new Case(Ps::new, "a"), new Case(Recorder::new), new Case(Recorder::new, "/none/file"),
                new Case(Tail::new), new Case(Tail::new, "a", "b"), new Case(Tour::new, "/", "a", "b"));
    }

    @ParameterizedTest
    @MethodSource("misused")
    void aUsageLineAnswersArgumentsThatMakeNoSense(Case it) throws Exception {
        Tool tool = it.tool().get();
        Ran ran = Ran.of(tool, it.arguments());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.errors().lines().toList().getLast()).startsWith("usage: " + tool.getClass().getSimpleName());
        assertThat(ran.errors()).doesNotContain("\tat ");
    }

    static Stream<Case> failing() {
        return Stream.of(new Case(Cat::new, "/none"), new Case(Cp::new, "/none", "/tmp"), new Case(Evdev::new, "/none"),
                new Case(Evdev::new, "/"), new Case(Find::new, "/none"), new Case(Ls::new, "/none"), new Case(MiniStrace::new, "/none"),
                new Case(Tail::new, "/none"), new Case(Tour::new, "/none"), new Case(Tour::new, "/dev", "/none"));
    }

    @ParameterizedTest
    @MethodSource("failing")
    void aFailureIsALineAndAStatus(Case it) throws Exception {
        Tool tool = it.tool().get();
        Ran ran = Ran.of(tool, it.arguments());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errors()).startsWith(tool.getClass().getSimpleName() + ": ").hasLineCount(1);
    }

    static Stream<Case> printing() {
        return Stream.of(new Case(Cat::new, "/proc/version", "/proc/version"), new Case(Evdev::new, "/dev/null"),
                new Case(Find::new, "/dev"), new Case(Ls::new, "/", "/dev"), new Case(Ps::new), new Case(Tail::new, "/proc/version"),
                new Case(Tour::new, "/"));
    }

    @ParameterizedTest
    @MethodSource("printing")
    void outputThatCannotBeWrittenIsToldOfOnce(Case it) throws Exception {
        Tool tool = it.tool().get();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (OpenFile full = OpenFile.open("/dev/full", "wronly, cloexec")) {
            tool.stdout = full;
            tool.errors = new PrintStream(errors, true, StandardCharsets.UTF_8);
            assertThat(tool.start(it.arguments())).isEqualTo(1);
        }
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("write(").contains("ENOSPC").hasLineCount(1);
    }
}
