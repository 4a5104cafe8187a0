package dev.jsyscall.linux.system;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.reboot.LINUX_REBOOT_CMD;
import dev.jsyscall.linux.abi.reboot.RebootCalls;

/**
 * Stops the machine, or starts it anew, at once and without asking anybody: {@code Reboot.confirmed(Reboot.CONFIRMATION).powerOff()}.
 *
 * <p>File systems are synced first; programs are not told, which is what a service manager is for. In a pid namespace other than the
 * first, restarting and stopping kill that namespace's init, and nothing else. Needs CAP_SYS_BOOT.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/reboot.2.html">reboot(2)</a>
 */
public final class Reboot {
    /** The sentence that {@link #confirmed} wants to see. */
    public static final String CONFIRMATION = "stop this machine now";

    private static final Reboot CONFIRMED = new Reboot();

    private Reboot() {}

    /**
     * Whoever has this object has said that it is meant.
     *
     * @param sentence {@link #CONFIRMATION}, word by word
     * @throws IllegalArgumentException if it is another
     */
    public static Reboot confirmed(String sentence) {
        if (sentence.equals(CONFIRMATION)) return CONFIRMED;
        throw new IllegalArgumentException("to stop the machine, confirm with the sentence \"" + CONFIRMATION + "\"");
    }

    /**
     * Starts the machine anew. Does not return.
     *
     * @throws ErrnoException as reboot(2)
     */
    public void restart() throws ErrnoException {
        now(LINUX_REBOOT_CMD.RESTART);
    }

    /**
     * Starts the machine anew, with a text for firmware or boot loader ({@code "bootloader"}, {@code "recovery"}). Does not return.
     *
     * @throws ErrnoException as reboot(2)
     */
    public void restart(String text) throws ErrnoException {
        FileCalls.sync();
        RebootCalls.rebootRestart2(text);
    }

    /**
     * Stops the machine and leaves its power on. Does not return.
     *
     * @throws ErrnoException as reboot(2)
     */
    public void halt() throws ErrnoException {
        now(LINUX_REBOOT_CMD.HALT);
    }

    /**
     * Stops the machine and switches it off. Does not return.
     *
     * @throws ErrnoException as reboot(2)
     */
    public void powerOff() throws ErrnoException {
        now(LINUX_REBOOT_CMD.POWER_OFF);
    }

    /**
     * Jumps into the kernel that kexec_load(2) loaded before. Does not return.
     *
     * @throws ErrnoException as reboot(2)
     */
    public void startLoadedKernel() throws ErrnoException {
        now(LINUX_REBOOT_CMD.KEXEC);
    }

    /**
     * Writes memory to disk and switches the machine off; returns when it wakes up again.
     *
     * @throws ErrnoException as reboot(2)
     */
    public void hibernate() throws ErrnoException {
        now(LINUX_REBOOT_CMD.SW_SUSPEND);
    }

    /**
     * Says whether Ctrl-Alt-Del restarts the machine at once; otherwise it sends SIGINT to init. Nothing stops by saying so, which needs no
     * confirmation.
     *
     * @throws ErrnoException as reboot(2)
     */
    public static void ctrlAltDelRestarts(boolean atOnce) throws ErrnoException {
        if (atOnce) RebootCalls.rebootCadOn();
        else RebootCalls.rebootCadOff();
    }

    private static void now(int command) throws ErrnoException {
        FileCalls.sync();
        RebootCalls.reboot(command);
    }
}
