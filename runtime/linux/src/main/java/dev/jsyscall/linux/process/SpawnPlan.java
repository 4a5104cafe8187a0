package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.signal.SIG_HOW;
import dev.jsyscall.linux.abi.signal.Sigset;
import dev.jsyscall.linux.abi.termios.TermiosIoctls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of a start until it begins: steps by stages, and what posix_spawn can do instead. */
abstract sealed class SpawnPlan permits SpawnOptions {
    private final SpawnSteps steps;
    final PosixOptions posix;
    @Nullable HasFd terminal;
    @Nullable HasFd cgroup;
    long cloneFlags;

    SpawnPlan() {
        steps = new SpawnSteps();
        posix = new PosixOptions();
    }

    /** A copy that changes by itself. */
    SpawnPlan(SpawnPlan other) {
        steps = new SpawnSteps(other.steps);
        posix = new PosixOptions(other.posix);
        terminal = other.terminal;
        cgroup = other.cgroup;
        cloneFlags = other.cloneFlags;
    }

    abstract Spawn self();

    final Spawn set(SpawnStage stage, String option, ChildStep step) {
        return set(stage, option, option, step);
    }

    final Spawn set(SpawnStage stage, Object key, @Nullable String beyondPosix, ChildStep step) {
        steps.set(stage, key, beyondPosix, step);
        return self();
    }

    /** What of all this posix_spawn knows too. */
    final PosixOptions posix() {
        return posix;
    }

    /** What posix_spawn cannot do of all this. */
    List<String> beyondPosix() {
        List<String> beyond = steps.beyondPosix();
        if (terminal != null) beyond.add("take a controlling terminal");
        if (cgroup != null) beyond.add("begin in a control group");
        if (cloneFlags != 0) beyond.add("begin namespaces");
        return beyond;
    }

    final @Nullable HasFd cgroup() {
        return cgroup;
    }

    final long cloneFlags() {
        return cloneFlags;
    }

    /** Adds all steps in the order of their stages. */
    final void addSteps(ChildCalls calls, PreparedDescriptors prepared) throws ErrnoException {
        for (SpawnStage stage : SpawnStage.values()) {
            if (stage == SpawnStage.DESCRIPTORS) prepared.addTo(calls);
            if (stage == SpawnStage.SESSION) addSession(calls);
            steps.addTo(calls, stage);
        }
        calls.call("rt_sigprocmask", SIG_HOW.SETMASK, posix.blocked.toSigset(calls.memory()), null, Sigset.SIZE);
    }

    private void addSession(ChildCalls calls) throws ErrnoException {
        if (posix.session) calls.call("setsid");
        if (posix.changesGroup()) calls.call("setpgid", 0, posix.group);
        if (terminal != null) calls.call("ioctl", terminal, TermiosIoctls.TIOCSCTTY, 0);
    }
}
