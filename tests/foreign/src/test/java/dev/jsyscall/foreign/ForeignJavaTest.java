package dev.jsyscall.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jsyscall.generator.model.Abi;
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
 * through libc. Only with {@code -Djsyscall.foreign=required}, since it downloads seven runtimes and takes minutes.
 */
@DisplayName("Java on other architectures")
class ForeignJavaTest {
    /** What runs, and how each run ended once it did. */
    private record Run(String name, Future<FinishedRun> finished) {}

    @TestFactory
    Stream<DynamicContainer> everyArchitecture() {
        Assumptions.assumeTrue(Requirement.required(), "takes minutes: asked for by -Pforeign");
        List<String> classes = TestClasses.tagged();
        assertThat(classes).as("test classes tagged " + TestClasses.TAG).isNotEmpty();
        return start(LinuxAbi.read(), classes).stream()
                .map(run -> dynamicContainer(run.name(), Stream.of(run).flatMap(ForeignJavaTest::tests)));
    }

    /** Starts all runs; as many go on at a time as there are processors. */
    private static List<Run> start(Abi linux, List<String> classes) {
        var downloads = new Downloads();
        var runs = new ArrayList<Run>();
        ExecutorService processors = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        for (ForeignArch arch : ForeignArch.values()) {
            for (String transport : List.of("stub", "libc")) {
                var run = new ForeignRun(arch, Map.of("jsyscall.transport", transport, LackingCalls.PROPERTY, lacking(linux, arch),
                        CoreNumbers.PROPERTY, CoreNumbers.of(linux, arch)));
                Path reports = downloads.work("foreign").resolve(transport).resolve(arch.arch());
                Callable<FinishedRun> results = () -> run.run(downloads, reports, classes);
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
        FinishedRun finished;
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
        System.out.println(finished.summary(run.name()));
        return finished.tests(run.name());
    }
}
