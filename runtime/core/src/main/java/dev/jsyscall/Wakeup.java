package dev.jsyscall;

/**
 * Gets threads out of system calls that wait on a file descriptor which is being closed.
 *
 * <p>A service, loaded at the first close that finds such threads. Closing a number does not wake those who wait on it, and frees it
 * for others while they still do; so the number is first made useless, then each thread is woken, and the last to leave closes it.
 * Without this service closing still is safe, but takes effect only when the threads come back by themselves.
 */
public interface Wakeup {
    /**
     * Makes every later call on {@code number} fail at once while the number stays taken. A thread that is on its way into the kernel
     * can then no longer start to wait.
     */
    void retire(int number);

    /**
     * Interrupts the system call in which a thread of this process waits, if it does.
     *
     * @param thread the kernel's thread id
     */
    void wake(int thread);
}
