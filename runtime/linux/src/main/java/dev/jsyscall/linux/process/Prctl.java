package dev.jsyscall.linux.process;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.PathText;
import dev.jsyscall.Quote;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.capability.CAP;
import dev.jsyscall.linux.abi.prctl.PR;
import dev.jsyscall.linux.abi.prctl.PR_TIMING;
import dev.jsyscall.linux.abi.prctl.PrctlCalls;
import dev.jsyscall.linux.abi.prctl.SECBIT;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.signal.SignalName;
import java.lang.foreign.MemorySegment;

/**
 * What a thread or process can be told about itself, option by option; what has the word <i>thread</i> in its description is about the
 * calling thread alone, and is set in platform threads alone. {@link dev.jsyscall.linux.time.TimerSlack}, {@link Speculation} and
 * {@link CoreScheduling} have classes of their own, and {@link PrctlCalls} has all the rest.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/prctl.2.html">prctl(2)</a>
 */
public final class Prctl {
    private static final int NAME_BYTES = 16;

    private Prctl() {}

    /**
     * The thread's name, as {@code ps -L} shows it. Java gives its threads names of its own.
     *
     * @throws ErrnoException never, on Linux
     */
    public static String name() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment name = scratch.allocate(NAME_BYTES, 1);
            PrctlCalls.prctlGetName(name);
            return Access.string(name, 0, NAME_BYTES);
        }
    }

    /**
     * Names the thread. The main thread's name is the process's; Java's {@code main} runs in another.
     *
     * @throws IllegalArgumentException if it has more than 15 bytes
     * @throws ErrnoException never, on Linux
     */
    public static void setName(String name) throws ErrnoException {
        PlatformThread.require("a name");
        int bytes = PathText.encode(name).length;
        if (bytes >= NAME_BYTES) throw new IllegalArgumentException("a thread's name has 15 bytes at most: " + Quote.string(name));
        PrctlCalls.prctlSetName(name);
    }

    /**
     * The signal that this thread's process gets when the thread that started it ends, one of {@link SIG}; 0 for none.
     *
     * @throws ErrnoException never, on Linux
     */
    public static int deathSignal() throws ErrnoException {
        return PrctlCalls.prctlGetPdeathsig();
    }

    /**
     * Chooses the signal that this thread's process gets when the thread that started it ends. To give one to a process that is started
     * from here, say so when it is started.
     *
     * @param signal one of {@link SIG}; 0 for none
     * @throws ErrnoException EINVAL if there is no such signal
     */
    public static void setDeathSignal(int signal) throws ErrnoException {
        PlatformThread.require("a death signal");
        PrctlCalls.prctlSetPdeathsig(signal);
    }

    /** {@link #setDeathSignal(int)} in a word: {@code "term"}. */
    public static void setDeathSignal(String signal) throws ErrnoException {
        setDeathSignal(SignalName.parse(signal));
    }

    /**
     * Whether this process leaves a core dump and may be traced by others of its user.
     *
     * @throws ErrnoException never, on Linux
     */
    public static boolean isDumpable() throws ErrnoException {
        return PrctlCalls.prctlGetDumpable() == 1;
    }

    /**
     * Says whether this process leaves a core dump and may be traced. If not, its files in /proc are root's.
     *
     * @throws ErrnoException never, on Linux
     */
    public static void setDumpable(boolean dumpable) throws ErrnoException {
        PrctlCalls.prctlSetDumpable(word(dumpable));
    }

    /**
     * Whether the thread keeps its permitted capabilities when it gives up being root.
     *
     * @throws ErrnoException never, on Linux
     */
    public static boolean keepsCapabilities() throws ErrnoException {
        return PrctlCalls.prctlGetKeepcaps() == 1;
    }

    /**
     * Says whether the thread keeps its permitted capabilities when it gives up being root.
     *
     * @throws ErrnoException EPERM if that is locked
     */
    public static void setKeepsCapabilities(boolean keep) throws ErrnoException {
        PlatformThread.require("what becomes of capabilities");
        PrctlCalls.prctlSetKeepcaps(word(keep));
    }

    /**
     * Whether programs that the thread begins may get a capability, one of {@link CAP}.
     *
     * @throws ErrnoException EINVAL if the kernel does not know it
     */
    public static boolean isInBoundingSet(int capability) throws ErrnoException {
        return PrctlCalls.prctlCapbsetRead(capability) == 1;
    }

    /** {@link #isInBoundingSet(int)} in a word: {@code "mknod"}. */
    public static boolean isInBoundingSet(String capability) throws ErrnoException {
        return isInBoundingSet(CAP.parse(capability));
    }

    /**
     * Whether programs that the thread begins get no privileges by their files (set-user-id, capabilities).
     *
     * @throws ErrnoException never, on Linux
     */
    public static boolean hasNoNewPrivs() throws ErrnoException {
        return PrctlCalls.prctlGetNoNewPrivs() == 1;
    }

    /**
     * Has programs that the thread begins get no privileges by their files. There is no way back, also for their children.
     *
     * @throws ErrnoException never, on Linux
     */
    public static void setNoNewPrivs() throws ErrnoException {
        PlatformThread.require("what becomes of privileges");
        PrctlCalls.prctlSetNoNewPrivs();
    }

    /**
     * Whether this process becomes the parent of its descendants whose parents end.
     *
     * @throws ErrnoException never, on Linux
     */
    public static boolean isChildSubreaper() throws ErrnoException {
        return PrctlCalls.prctlGetChildSubreaper() != 0;
    }

    /**
     * Says whether this process becomes the parent of its descendants whose parents end, as init is otherwise. It should wait for them
     * then.
     *
     * @throws ErrnoException never, on Linux
     */
    public static void setChildSubreaper(boolean reap) throws ErrnoException {
        PrctlCalls.prctlSetChildSubreaper(word(reap));
    }

    /**
     * How processor time is told apart into user's and kernel's, one of {@link PR_TIMING}: {@code STATISTICAL}, there is no other.
     *
     * @throws ErrnoException never, on Linux
     */
    public static int timing() throws ErrnoException {
        return PrctlCalls.prctl(PR.GET_TIMING);
    }

    /**
     * Whether this process gets no huge pages unless it asks for them page by page.
     *
     * @throws ErrnoException never, on Linux
     */
    public static boolean isThpDisabled() throws ErrnoException {
        return PrctlCalls.prctlGetThpDisable() != 0;
    }

    /**
     * Says whether this process gets no huge pages by itself. Children and the programs that they begin inherit it.
     *
     * @throws ErrnoException never, on Linux
     */
    public static void setThpDisabled(boolean disabled) throws ErrnoException {
        PrctlCalls.prctlSetThpDisable(word(disabled));
    }

    /**
     * Whether the kernel may merge equal pages of all of this process's memory; since Linux 6.4.
     *
     * @throws ErrnoException EINVAL if the kernel cannot
     */
    public static boolean isMemoryMerged() throws ErrnoException {
        return PrctlCalls.prctlGetMemoryMerge() != 0;
    }

    /**
     * Says whether the kernel may merge equal pages of all of this process's memory, which children inherit.
     *
     * @throws ErrnoException EINVAL if the kernel cannot
     */
    public static void setMemoryMerged(boolean merged) throws ErrnoException {
        PrctlCalls.prctlSetMemoryMerge(word(merged));
    }

    /**
     * How the thread's capabilities follow from its user ids, bits of {@link SECBIT}.
     *
     * @throws ErrnoException never, on Linux
     */
    public static int securebits() throws ErrnoException {
        return PrctlCalls.prctlGetSecurebits();
    }

    /**
     * Chooses how the thread's capabilities follow from its user ids. Needs CAP_SETPCAP.
     *
     * @param bits bits of {@link SECBIT}
     * @throws ErrnoException EPERM if it lacks the privilege, or a bit is locked
     */
    public static void setSecurebits(int bits) throws ErrnoException {
        PlatformThread.require("what becomes of capabilities");
        PrctlCalls.prctlSetSecurebits(Integer.toUnsignedLong(bits));
    }

    /** {@link #setSecurebits(int)} in words: {@code "noroot, keep_caps"}. */
    public static void setSecurebits(String bits) throws ErrnoException {
        setSecurebits(SECBIT.parse(bits));
    }

    /**
     * Lets another process trace this one where the Yama security module restricts that to parents.
     *
     * @param pid a process's id; 0 for none, -1 for any of the user
     * @throws ErrnoException EINVAL if there is no such process, or no Yama
     */
    public static void setPtracer(int pid) throws ErrnoException {
        PrctlCalls.prctlSetPtracer(pid);
    }

    private static long word(boolean value) {
        return value ? 1 : 0;
    }
}
