package dev.jsyscall.linux.process;

import dev.jsyscall.linux.abi.pidfd.PIDFD_INFO;
import dev.jsyscall.linux.abi.pidfd.PidfdInfo;
import dev.jsyscall.linux.signal.SignalName;
import java.util.ArrayList;
import java.util.List;

/**
 * What the kernel told of a process that a {@link Pidfd} holds. It tells what it was asked for, as far as it knows: users only while the
 * process lives, its exit status only afterwards. What it did not tell is refused.
 *
 * @see Pidfd#info(String)
 */
public final class ProcessInfo {
    private static final int SIGNAL = 0x7f;
    private static final int CODE_SHIFT = 8;
    private static final int BYTE = 0xff;

    private final PidfdInfo record;

    ProcessInfo(PidfdInfo record) {
        this.record = record;
    }

    /** What was told, bits of {@link PIDFD_INFO}. */
    public long told() {
        return record.mask();
    }

    /** Whether all of these bits of {@link PIDFD_INFO} were told. */
    public boolean tells(long what) {
        return (told() & what) == what;
    }

    /** {@link #tells(long)} in words: {@code "creds"}. */
    public boolean tells(String what) {
        return tells(PIDFD_INFO.parse(what));
    }

    private PidfdInfo require(long what) {
        if (tells(what)) return record;
        throw new IllegalStateException("the kernel did not tell " + PIDFD_INFO.format(what) + " of the process, but "
                + PIDFD_INFO.format(told()));
    }

    /** Its id, in this process's pid namespace like the next one. */
    public int pid() {
        return require(PIDFD_INFO.PID).pid();
    }

    /** Its parent's id, 0 if that is outside of the namespace. */
    public int parent() {
        return require(PIDFD_INFO.PID).ppid();
    }

    /** Its users. */
    public Identity user() {
        PidfdInfo told = require(PIDFD_INFO.CREDS);
        return new Identity(told.ruid(), told.euid(), told.suid());
    }

    /** Its groups, without the supplementary ones. */
    public Identity group() {
        PidfdInfo told = require(PIDFD_INFO.CREDS);
        return new Identity(told.rgid(), told.egid(), told.sgid());
    }

    /** The inode of its control group of cgroup v2. */
    public long cgroupId() {
        return require(PIDFD_INFO.CGROUPID).cgroupid();
    }

    /** How it ended: the exit code, or 128 and the signal, as a shell has it in {@code $?}. */
    public int shellCode() {
        int status = require(PIDFD_INFO.EXIT).exit_code();
        return (status & SIGNAL) == 0 ? status >> CODE_SHIFT & BYTE : ExitStatus.SHELL_SIGNAL + (status & SIGNAL);
    }

    /** The record itself, with all that it has room for. */
    public PidfdInfo toPidfdInfo() {
        return record;
    }

    /** What was told: {@code {pid=11, parent=1, user={…}, group={…}}}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (tells(PIDFD_INFO.PID)) parts.add("pid=" + pid() + ", parent=" + parent());
        if (tells(PIDFD_INFO.CREDS)) parts.add("user=" + user() + ", group=" + group());
        if (tells(PIDFD_INFO.CGROUPID)) parts.add("cgroupId=" + cgroupId());
        if (tells(PIDFD_INFO.EXIT)) {
            int signal = record.exit_code() & SIGNAL;
            parts.add(signal == 0 ? "exited with " + shellCode() : "killed by " + SignalName.full(signal));
        }
        return "{" + String.join(", ", parts) + "}";
    }
}
