package dev.jsyscall.foreign;

import static dev.jsyscall.foreign.TestResult.Kind.FAILED;
import static dev.jsyscall.foreign.TestResult.Kind.PASSED;
import static dev.jsyscall.foreign.TestResult.Kind.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jsyscall.generator.model.Abi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the tests that touch the ABI in the Java 25 runtimes of other architectures, under qemu-user: once through the machine code, once
 * through libc. Only with {@code -Djsyscall.foreign=required}, since it downloads six runtimes and takes minutes.
 *
 * <p>{@code JSYSCALL_FOREIGN_CACHE} names the folder that keeps the runtimes, by default {@code target/roots}.
 */
@DisplayName("Java on other architectures")
class ForeignJavaTest {
    /** What runs, and how each run ended once it did. */
    private record Run(String name, Future<ForeignRun.Finished> finished) {}

    @TestFactory
    Stream<DynamicContainer> everyArchitecture() throws IOException {
        Assumptions.assumeTrue(Requirement.required(), "takes minutes: asked for by -Pforeign");
        List<String> classes = TestClasses.tagged();
        assertThat(classes).as("test classes tagged " + TestClasses.TAG).isNotEmpty();
        return start(LinuxAbi.read(), classes).stream().map(run -> dynamicContainer(run.name(), Stream.of(run).flatMap(ForeignJavaTest::tests)));
    }

    /** Starts all runs; as many go on at a time as there are processors. */
    private static List<Run> start(Abi linux, List<String> classes) throws IOException {
        Path module = Path.of("").toAbsolutePath();
        Path cache = Path.of(System.getenv().getOrDefault("JSYSCALL_FOREIGN_CACHE", module.resolve("target/roots").toString()));
        Path work = Files.createDirectories(module.resolve("target/foreign"));
        var runs = new ArrayList<Run>();
        ExecutorService processors = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        for (ForeignArch arch : ForeignArch.values()) {
            for (String transport : List.of("stub", "libc")) {
                var run = new ForeignRun(arch, Map.of("jsyscall.transport", transport, LackingCalls.PROPERTY, lacking(linux, arch)));
                Callable<ForeignRun.Finished> results = () -> run.run(module, cache, work.resolve(transport), classes);
                runs.add(new Run(arch.arch() + " " + transport, processors.submit(results)));
            }
        }
        processors.shutdown();
        return runs;
    }

    /** The calls that the emulator may lack. */
    private static String lacking(Abi linux, ForeignArch arch) {
        return linux.arch(arch.arch()).orElseThrow().numbers().entrySet().stream()
                .filter(call -> call.getValue() >= LackingCalls.FIRST_UNSURE_NUMBER)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(","));
    }

    private static Stream<DynamicTest> tests(Run run) {
        ForeignRun.Finished finished;
        try {
            finished = run.finished().get();
        } catch (ExecutionException e) {
            return Stream.of(dynamicTest("runs", () -> {
                throw new AssertionError(e.getCause());
            }));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Stream.of(dynamicTest("runs", () -> Assertions.fail("interrupted")));
        }
        System.out.println(summary(run.name(), finished));
        return finished.results().stream().map(result -> dynamicTest(result.name(), () -> repeat(run.name(), result)));
    }

    /** Reports do not name containers, so the text says where it happened. */
    private static void repeat(String run, TestResult result) {
        String text = run + ", " + result.name() + ": " + result.text().strip();
        switch (result.kind()) {
            case PASSED -> { }
            case SKIPPED -> Assumptions.abort(text);
            case FAILED -> Assertions.fail(text);
        }
    }

    private static String summary(String name, ForeignRun.Finished finished) {
        Map<TestResult.Kind, Long> counts = finished.results().stream()
                .collect(Collectors.groupingBy(TestResult::kind, Collectors.counting()));
        return "%-14s %4d passed %4d skipped %4d failed %6.1f s".formatted(name, counts.getOrDefault(PASSED, 0L),
                counts.getOrDefault(SKIPPED, 0L), counts.getOrDefault(FAILED, 0L), finished.seconds());
    }
}
