package dev.jsyscall.linux.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A platform thread of its own for what changes its thread, which ends with it. */
public final class OwnThread {
    private OwnThread() {}

    /** Something that throws. */
    public interface Action {
        /** Does it. */
        void run() throws Exception;
    }

    /** Runs it there, and waits. */
    public static void run(Action action) throws Exception {
        call(() -> {
            action.run();
            return true;
        });
    }

    /** Runs it there, and waits for what it returns. */
    public static <T> T call(Callable<T> action) throws Exception {
        FutureTask<T> task = start(action);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) throw failure;
            if (e.getCause() instanceof Error failure) throw failure;
            throw e;
        }
    }

    /** Starts it there. */
    public static <T> FutureTask<T> start(Callable<T> action) {
        var task = new FutureTask<>(action);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }
}
