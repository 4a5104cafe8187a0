package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.resource.RLIMIT;
import dev.jsyscall.linux.abi.resource.ResourceCalls;
import dev.jsyscall.linux.abi.resource.Rlimit64;
import org.jspecify.annotations.Nullable;

/**
 * What a process may use at most: open files, memory, processor time. A limit belongs to the whole process and is inherited by its
 * children. Resources are those of {@link RLIMIT}, as a constant or in words: {@code Limits.get("nofile")}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/prlimit.2.html">prlimit(2)</a>
 */
public final class Limits {
    private static final int SELF = 0;

    private Limits() {}

    /**
     * A limit of this process.
     *
     * @param resource one of {@link RLIMIT}
     * @throws ErrnoException EINVAL if this kernel has no such resource
     */
    public static Limit get(int resource) throws ErrnoException {
        return get(SELF, resource);
    }

    /** {@link #get(int)} with the resource in words. */
    public static Limit get(String resource) throws ErrnoException {
        return get(RLIMIT.parse(resource));
    }

    /**
     * A limit of a process.
     *
     * @throws ErrnoException EPERM if it is another user's; ESRCH if there is none
     */
    public static Limit get(int pid, int resource) throws ErrnoException {
        return exchange(pid, resource, null);
    }

    /** {@link #get(int, int)} with the resource in words. */
    public static Limit get(int pid, String resource) throws ErrnoException {
        return get(pid, RLIMIT.parse(resource));
    }

    /**
     * Sets a limit of this process. A hard limit that is lowered stays so, unless the process has CAP_SYS_RESOURCE.
     *
     * @param resource one of {@link RLIMIT}
     * @return what it was
     * @throws ErrnoException EPERM if the hard limit may not be raised
     */
    public static Limit set(int resource, Limit limit) throws ErrnoException {
        return set(SELF, resource, limit);
    }

    /** {@link #set(int, Limit)} with the resource in words. */
    public static Limit set(String resource, Limit limit) throws ErrnoException {
        return set(RLIMIT.parse(resource), limit);
    }

    /**
     * Sets a limit of a process, and asks for it in the same step.
     *
     * @return what it was
     * @throws ErrnoException EPERM if the hard limit may not be raised, or it is another user's process; ESRCH if there is none
     */
    public static Limit set(int pid, int resource, Limit limit) throws ErrnoException {
        return exchange(pid, resource, limit);
    }

    /** {@link #set(int, int, Limit)} with the resource in words. */
    public static Limit set(int pid, String resource, Limit limit) throws ErrnoException {
        return set(pid, RLIMIT.parse(resource), limit);
    }

    private static Limit exchange(int pid, int resource, @Nullable Limit limit) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Rlimit64 old = Rlimit64.allocate(scratch);
            Rlimit64 fresh = limit == null ? null : Rlimit64.allocate(scratch).cur(limit.soft()).max(limit.hard());
            ResourceCalls.prlimit64(pid, resource, fresh, old);
            return new Limit(old.cur(), old.max());
        }
    }
}
