package dev.jsyscall.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every way of every operation does what its benchmark is named for, so that none is fast by failing. */
class OperationsTest {
    private static final long BAD_FD = -9;

    @TestFactory
    List<DynamicTest> everyWaySucceeds() throws ReflectiveOperationException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, Class<? extends Operation>> entry : Operation.all().entrySet()) {
            Operation operation = entry.getValue().getDeclaredConstructor().newInstance();
            for (Method way : entry.getValue().getDeclaredMethods()) {
                if (!way.isAnnotationPresent(Benchmark.class)) continue;
                tests.add(DynamicTest.dynamicTest(entry.getKey() + " " + way.getName(), () -> {
                    Object result = way.invoke(operation);
                    assertThat(((Number) result).longValue()).satisfies(value -> check(entry.getKey(), value));
                }));
            }
        }
        return tests;
    }

    private static void check(String operation, long result) {
        switch (operation) {
            case "getpid" -> assertThat(result).isEqualTo(ProcessHandle.current().pid());
            case "read", "write" -> assertThat(result).isEqualTo(1);
            case "close" -> assertThat(result).isEqualTo(BAD_FD);
            default -> assertThat(result).isNotNegative();
        }
    }

    @Test
    void theHarnessFindsThem() throws Exception {
        var options = new OptionsBuilder().include("\\.Getpid\\.raw$").forks(0).warmupIterations(0).measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10)).verbosity(VerboseMode.SILENT).shouldFailOnError(true).build();
        assertThat(new Runner(options).run()).hasSize(1);
    }
}
