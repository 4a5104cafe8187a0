package dev.jsyscall.foreign;

import static dev.jsyscall.foreign.TestResult.Kind.FAILED;
import static dev.jsyscall.foreign.TestResult.Kind.PASSED;
import static dev.jsyscall.foreign.TestResult.Kind.SKIPPED;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * What came of a run of the tagged tests in another Java runtime.
 *
 * @param seconds from the runtime's start to its end
 */
record FinishedRun(List<TestResult> results, double seconds) {
    /** Its tests, one by one, each with the result that it had there. {@code run} names the run. */
    Stream<DynamicTest> tests(String run) {
        return results.stream().map(result -> dynamicTest(result.name(), () -> repeat(run, result)));
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

    String summary(String run) {
        Map<TestResult.Kind, Long> counts = results.stream().collect(Collectors.groupingBy(TestResult::kind, Collectors.counting()));
        return "%-24s %4d passed %4d skipped %4d failed %6.1f s".formatted(run, counts.getOrDefault(PASSED, 0L),
                counts.getOrDefault(SKIPPED, 0L), counts.getOrDefault(FAILED, 0L), seconds);
    }
}
