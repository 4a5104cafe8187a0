package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.prctl.PR_SPEC;
import dev.jsyscall.linux.abi.prctl.PR_SPEC_CTRL;
import dev.jsyscall.linux.abi.prctl.PrctlCalls;

/**
 * Whether a thread's processor may speculate where that has a known flaw. It is each thread's own; threads and programs that it starts
 * inherit it. Flaws are those of {@link PR_SPEC}: {@code "store_bypass"}, {@code "indirect_branch"}, {@code "l1d_flush"}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/PR_SET_SPECULATION_CTRL.2const.html">PR_SET_SPECULATION_CTRL(2const)</a>
 */
public final class Speculation {
    private Speculation() {}

    /**
     * How it is for the calling thread.
     *
     * @param flaw one of {@link PR_SPEC}
     * @return bits of {@link PR_SPEC_CTRL}: NOT_AFFECTED, or whether the thread may choose and what holds
     * @throws ErrnoException ENODEV if the kernel or the processor does not know the flaw
     */
    public static int get(int flaw) throws ErrnoException {
        return PrctlCalls.prctlGetSpeculationCtrl(flaw);
    }

    /** {@link #get(int)} in a word. */
    public static int get(String flaw) throws ErrnoException {
        return get(PR_SPEC.parse(flaw));
    }

    /**
     * Chooses for the calling thread.
     *
     * @param flaw one of {@link PR_SPEC}
     * @param control one of {@link PR_SPEC_CTRL}: ENABLE, DISABLE, FORCE_DISABLE without a way back, DISABLE_NOEXEC until another program
     * @throws ErrnoException ENXIO if the thread may not choose; EPERM if there is no way back; ENODEV as {@link #get(int)}
     * @throws IllegalStateException in a virtual thread
     */
    public static void set(int flaw, int control) throws ErrnoException {
        PlatformThread.require("speculation");
        PrctlCalls.prctlSetSpeculationCtrl(flaw, control);
    }

    /** {@link #set(int, int)} in words: {@code set("store_bypass", "disable")}. */
    public static void set(String flaw, String control) throws ErrnoException {
        set(PR_SPEC.parse(flaw), PR_SPEC_CTRL.parse(control));
    }
}
