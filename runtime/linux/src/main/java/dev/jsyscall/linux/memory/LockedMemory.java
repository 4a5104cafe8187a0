package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.capability.CAP;
import dev.jsyscall.linux.abi.capability.CapabilityCalls;
import dev.jsyscall.linux.abi.capability.LINUX_CAPABILITY_VERSION;
import dev.jsyscall.linux.abi.capability.UserCapData;
import dev.jsyscall.linux.abi.capability.UserCapHeader;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mman.MCL;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.resource.RLIM;
import dev.jsyscall.linux.abi.resource.RLIMIT;
import dev.jsyscall.linux.abi.resource.ResourceCalls;
import dev.jsyscall.linux.abi.resource.Rlimit64;
import dev.jsyscall.linux.file.Fs;
import java.lang.foreign.MemorySegment;

/**
 * Locks all of the process's pages into memory: the heap, the code, every thread's stack. For one mapping, see {@link Mapping#mlock()}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/mlockall.2.html">mlockall(2)</a>
 */
public final class LockedMemory {
    private static final String INITIAL_USER_NAMESPACE = "user:[" + 0xeffffffdL + "]";

    private LockedMemory() {}

    /**
     * Locks all pages.
     *
     * @param flags bits of {@link MCL}: what is mapped now, what will be, or with {@link MCL#ONFAULT} only what is touched
     * @throws ErrnoException ENOMEM beyond the limit of locked memory, EPERM if that is 0
     * @throws IllegalStateException for {@link MCL#FUTURE} where locked memory is limited: at the limit the JVM would be refused memory,
     *     and end. The privilege to exceed it, CAP_IPC_LOCK, is none in a user namespace of one's own
     */
    public static void mlockall(int flags) throws ErrnoException {
        if ((flags & MCL.FUTURE) != 0 && !isUnlimited()) {
            throw new IllegalStateException(
                    "locking all future memory needs CAP_IPC_LOCK (in the initial user namespace) or no limit of locked memory:"
                            + " at the limit the JVM would get no more");
        }
        MmanCalls.mlockall(flags);
    }

    /** {@link #mlockall(int)} with words of {@link MCL}: {@code "current, onfault"}. */
    public static void mlockall(String flags) throws ErrnoException {
        mlockall(MCL.parse(flags));
    }

    /** Lets all pages leave memory again, those of mappings that were locked by themselves too. */
    public static void munlockall() throws ErrnoException {
        MmanCalls.munlockall();
    }

    /** The kernel asks for the capability in the initial user namespace, whose number is the same everywhere. */
    private static boolean isUnlimited() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Rlimit64 limit = Rlimit64.allocate(scratch);
            ResourceCalls.prlimit64(0, RLIMIT.MEMLOCK, null, limit);
            if (limit.cur() == RLIM.INFINITY64) return true;
            MemorySegment data = UserCapData.array(scratch, 2);
            CapabilityCalls.capget(UserCapHeader.allocate(scratch).version(LINUX_CAPABILITY_VERSION.V3), data);
            return (UserCapData.at(data, 0).effective() & 1 << CAP.IPC_LOCK) != 0 && isInInitialUserNamespace();
        }
    }

    private static boolean isInInitialUserNamespace() throws ErrnoException {
        try {
            return Fs.readlink("/proc/self/ns/user").equals(INITIAL_USER_NAMESPACE);
        } catch (ErrnoException e) {
            if (!e.is(E.NOENT)) throw e;
            // Either the kernel was built without user namespaces, or there is no way to know.
            return Fs.exists("/proc/self/status");
        }
    }
}
