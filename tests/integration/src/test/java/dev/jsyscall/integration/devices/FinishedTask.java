package dev.jsyscall.integration.devices;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What another thread found out, told in the test's own. */
final class FinishedTask {
    private FinishedTask() {}

    static void check(FutureTask<?> task) throws Exception {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException reason) throw reason;
            if (e.getCause() instanceof Error error) throw error;
            throw e;
        }
    }
}
