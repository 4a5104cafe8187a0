package dev.jsyscall.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jsyscall.generator.model.Abi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Boots Debian's own kernels of other architectures under qemu-system and runs the tests that touch the ABI there: once through the
 * machine code, once through libc. Nothing between Java and the kernel translates calls, and the kernels have all that are newer than
 * qemu-user.
 *
 * <p>Only the architectures that {@code -Djsyscall.kernels} names, since each is a large download and takes a minute.
 */
@DisplayName("Kernels of other architectures")
class ForeignKernelTest {
    private static final List<String> TRANSPORTS = List.of("stub", "libc");

    /** What boots, and how it ended once it did. */
    private record Run(String name, Future<KernelRun.Boot> boot) {}

    @TestFactory
    Stream<DynamicContainer> everyArchitecture() {
        Set<ForeignArch> arches = ForeignArch.withKernels(System.getProperty("jsyscall.kernels", ""));
        Assumptions.assumeFalse(arches.isEmpty(), "takes minutes: asked for by -Pkernels");
        List<String> classes = TestClasses.tagged();
        assertThat(classes).as("test classes tagged " + TestClasses.TAG).isNotEmpty();
        return start(LinuxAbi.read(), arches, classes).stream()
                .map(run -> dynamicContainer(run.name(), Stream.of(run).flatMap(ForeignKernelTest::tests)));
    }

    /** Starts all boots; as many go on at a time as there are processors. */
    private static List<Run> start(Abi linux, Set<ForeignArch> arches, List<String> classes) {
        var downloads = new Downloads();
        var runs = new ArrayList<Run>();
        ExecutorService processors = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        for (ForeignArch arch : arches) {
            Map<String, String> properties = Map.of(CoreNumbers.PROPERTY, CoreNumbers.of(linux, arch));
            Path work = downloads.work("kernels").resolve(arch.debian());
            Callable<KernelRun.Boot> boot = () -> new KernelRun(arch, properties).run(downloads, work, classes);
            runs.add(new Run("kernel of " + arch.arch(), processors.submit(boot)));
        }
        processors.shutdown();
        return runs;
    }

    private static Stream<DynamicNode> tests(Run run) {
        KernelRun.Boot boot;
        try {
            boot = run.boot().get();
        } catch (ExecutionException e) {
            return Stream.of(dynamicTest("boots", () -> {
                throw new AssertionError(run.name() + ": " + e.getCause().getMessage(), e.getCause());
            }));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Stream.of(dynamicTest("boots", () -> Assertions.fail("interrupted")));
        }
        System.out.println(boot.summary(run.name()));
        return Stream.concat(Stream.of(dynamicTest("boots, and is switched off", boot::check)),
                TRANSPORTS.stream().flatMap(transport -> results(run.name() + " " + transport, boot, transport)));
    }

    private static Stream<DynamicNode> results(String name, KernelRun.Boot boot, String transport) {
        FinishedRun finished;
        try {
            finished = boot.run(transport);
        } catch (IOException | AssertionError e) {
            return Stream.of(dynamicTest(transport + " runs", () -> {
                throw new AssertionError(name + ": " + e.getMessage(), e);
            }));
        }
        System.out.println(finished.summary(name));
        return Stream.of(dynamicContainer(transport, finished.tests(name)));
    }
}
