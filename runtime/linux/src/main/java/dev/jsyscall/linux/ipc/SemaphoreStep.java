package dev.jsyscall.linux.ipc;

import dev.jsyscall.linux.abi.sem.SEM;

/**
 * A step of an operation on {@link SysvSemaphores}.
 *
 * @param index which semaphore of the set
 * @param change what is added, -32768 to 32767; below 0, it waits until that much is there; 0 waits until nothing is there
 * @param flags bits of {@link SEM}
 */
public record SemaphoreStep(int index, int change, int flags) {

    /** A step. */
    public SemaphoreStep {
        if ((short) change != change) throw new IllegalArgumentException("a step adds -32768 to 32767, not " + change);
        if (index < 0 || index > 0xffff) throw new IllegalArgumentException("a semaphore's index is 0 to 65535, not " + index);
    }

    /**
     * Adds to a semaphore.
     *
     * @param count how much, 1 to 32767
     */
    public static SemaphoreStep add(int index, int count) {
        return new SemaphoreStep(index, positive(count), 0);
    }

    /**
     * Takes from a semaphore, and waits until as much is there.
     *
     * @param count how much, 1 to 32768
     */
    public static SemaphoreStep take(int index, int count) {
        return new SemaphoreStep(index, -positive(count), 0);
    }

    private static int positive(int count) {
        if (count < 1) throw new IllegalArgumentException("a step adds or takes 1 or more, not " + count + "; awaitZero waits for nothing");
        return count;
    }

    /** Waits until a semaphore is 0. */
    public static SemaphoreStep awaitZero(int index) {
        return new SemaphoreStep(index, 0, 0);
    }

    /** The same step, which is undone when this process ends. */
    public SemaphoreStep undo() {
        return new SemaphoreStep(index, change, flags | SEM.UNDO);
    }

    /** The same step, for which the operation does not wait. */
    public SemaphoreStep noWait() {
        return new SemaphoreStep(index, change, flags | SEM.NOWAIT);
    }

    /** {@code {num=0, op=-1, flg=nowait}}. */
    @Override
    public String toString() {
        return "{num=" + index + ", op=" + change + ", flg=" + SEM.format(flags) + "}";
    }
}
