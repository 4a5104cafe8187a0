package dev.jsyscall.foreign;

import dev.jsyscall.ErrnoException;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Tells what the emulator lacks from what fails: a test that ends because a call does not exist is skipped, if the call is one that the
 * emulator may lack. An older call that does not exist was given a wrong number, and fails.
 *
 * <p>Finds itself into each emulated run by JUnit's detection of extensions; {@link #PROPERTY} names the calls, with commas between.
 */
public final class LackingCalls implements TestExecutionExceptionHandler {
    static final String PROPERTY = "jsyscall.emulator.lacks";

    /** qemu-user has few of the calls from this number on; they have the same number on every architecture that runs Java. */
    static final int FIRST_UNSURE_NUMBER = 424;

    private static final Set<String> CALLS = Set.of(System.getProperty(PROPERTY, "").split(","));

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (thrown instanceof ErrnoException failure && failure.errno().name().equals("ENOSYS") && CALLS.contains(failure.call())) {
            throw new TestAbortedException("the emulator has no " + failure.call(), thrown);
        }
        throw thrown;
    }
}
