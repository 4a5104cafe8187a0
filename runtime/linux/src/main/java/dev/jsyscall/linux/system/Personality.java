package dev.jsyscall.linux.system;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.personality.PERSONALITY;
import dev.jsyscall.linux.abi.personality.PersonalityCalls;

/**
 * Which system a thread takes this one for: oddities that old programs expect, and whether addresses are random.
 *
 * <p>It belongs to the thread that calls, is inherited by threads and processes that it starts, and mostly has its effect in a program
 * that is begun by execve(2).
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/personality.2.html">personality(2)</a>
 */
public final class Personality {
    private Personality() {}

    /**
     * What the calling thread has, bits of {@link PERSONALITY}; {@code PERSONALITY.format} says it in words.
     *
     * @throws ErrnoException as personality(2)
     */
    public static int get() throws ErrnoException {
        return PersonalityCalls.personality();
    }

    /**
     * Changes what the calling thread has.
     *
     * @param personality bits of {@link PERSONALITY}
     * @return what it had
     * @throws ErrnoException as personality(2)
     * @throws IllegalStateException in a virtual thread, which has none of its own
     */
    public static int set(int personality) throws ErrnoException {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("a virtual thread has no personality of its own: use a platform thread");
        }
        return PersonalityCalls.personality(personality);
    }

    /** {@link #set(int)} in words: {@code "per_linux, addr_no_randomize"}. */
    public static int set(String personality) throws ErrnoException {
        return set(PERSONALITY.parse(personality));
    }
}
