package dev.jsyscall.foreign;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What to do where a machine lacks a tool: {@code -Djsyscall.foreign=required} makes that a failure, otherwise the test is skipped with
 * its reason.
 */
final class Requirement {
    private static final boolean REQUIRED = System.getProperty("jsyscall.foreign", "").equals("required");

    private Requirement() {}

    static boolean required() {
        return REQUIRED;
    }

    static void check(boolean fulfilled, String reason) {
        if (fulfilled) return;
        if (REQUIRED) Assertions.fail(reason + "; -Djsyscall.foreign=required asks for it");
        Assumptions.abort(reason);
    }
}
