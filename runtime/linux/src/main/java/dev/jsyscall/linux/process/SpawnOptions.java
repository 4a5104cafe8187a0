package dev.jsyscall.linux.process;

import dev.jsyscall.HasFd;
import dev.jsyscall.PathText;
import dev.jsyscall.linux.abi.ioprio.IOPRIO_WHO;
import dev.jsyscall.linux.abi.personality.PERSONALITY;
import dev.jsyscall.linux.abi.prctl.PR;
import dev.jsyscall.linux.abi.process.CLONE;
import dev.jsyscall.linux.abi.resource.PRIO;
import dev.jsyscall.linux.abi.resource.RLIMIT;
import dev.jsyscall.linux.abi.resource.Rlimit64;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HANDLER;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.signal.SignalName;
import dev.jsyscall.linux.signal.SignalSet;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * What a new process does to itself before it becomes the program: where it runs, as whom, and what it may. An option that is set again
 * has the last value.
 */
abstract sealed class SpawnOptions extends SpawnPlan permits Spawn {
    private static final long NAMESPACES = CLONE.NEWTIME | CLONE.NEWNS | CLONE.NEWCGROUP | CLONE.NEWUTS | CLONE.NEWIPC | CLONE.NEWUSER
            | CLONE.NEWPID | CLONE.NEWNET;

    SpawnOptions() {}

    /** A copy that changes by itself. */
    SpawnOptions(SpawnOptions other) {
        super(other);
    }

    /** Its current directory, by a path that begins at this process's. */
    public Spawn cwd(String directory) {
        PathText.encode(directory);
        posix.directory = directory;
        return set(SpawnStage.DIRECTORY, "cwd", null, calls -> calls.call("chdir", directory));
    }

    /** Its current directory, which is open. */
    public Spawn cwd(HasFd directory) {
        posix.directory = null;
        return set(SpawnStage.DIRECTORY, "cwd", "change to an open directory", calls -> calls.call("fchdir", directory));
    }

    /** Its root directory, and its current one unless that is set after this. Needs CAP_SYS_CHROOT. */
    public Spawn chroot(String directory) {
        PathText.encode(directory);
        return set(SpawnStage.DIRECTORY, "change the root", calls -> {
            calls.call("chroot", directory);
            calls.call("chdir", "/");
        });
    }

    /** Which permissions the files lack that it creates: {@code umask(022)}. */
    public Spawn umask(int mask) {
        return set(SpawnStage.DIRECTORY, "set the umask", calls -> calls.call("umask", mask));
    }

    /** Begins a session that it leads, without a terminal unless one is given. */
    public Spawn newSession() {
        posix.session = true;
        return self();
    }

    /** Begins a session, with this as its controlling terminal. */
    public Spawn controllingTerminal(HasFd file) {
        terminal = Objects.requireNonNull(file);
        return newSession();
    }

    /** Puts it into a process group of this session; 0 is one of its own, which who leads a session has anyway. */
    public Spawn processGroup(int group) {
        if (group < 0) throw new IllegalArgumentException("a process group is not negative: " + group);
        posix.group = group;
        return self();
    }

    /**
     * Starts it in new namespaces, in words of {@link CLONE}: {@code "newuser, newnet"}. With a new user namespace no privilege is needed for
     * the others. Mounts in a new mount namespace do not spread to the old one. What is asked for in several calls adds up.
     */
    public Spawn namespaces(String words) {
        return namespaces(CLONE.parse(words));
    }

    /** As {@link #namespaces(String)}, as bits of {@link CLONE}. */
    public Spawn namespaces(long flags) {
        if ((flags & ~NAMESPACES) != 0) {
            throw new IllegalArgumentException("not a namespace: " + CLONE.format(flags & ~NAMESPACES));
        }
        cloneFlags |= flags;
        return (flags & CLONE.NEWNS) == 0 ? self() : set(SpawnStage.NAMESPACES, "keep mounts", Namespaces::keepMounts);
    }

    /** Makes this process's user and group those with these ids in the new user namespace: 0 and 0 for root. */
    public Spawn mapIds(int user, int group) {
        return set(SpawnStage.NAMESPACES, "map ids", calls -> Namespaces.mapIds(calls, user, group));
    }

    /** {@link #umask(int)} as {@code ls -l} writes it, {@code "----w--w-"}, or in words. */
    public Spawn umask(String mask) {
        return umask(S.parse(mask));
    }

    /**
     * The control group that it begins in, a directory of cgroup v2 that is open. Since Linux 5.7.
     *
     * @see <a href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7)</a>
     */
    public Spawn cgroup(HasFd directory) {
        cgroup = Objects.requireNonNull(directory);
        return self();
    }

    // ---- what it may

    /** Its group. Needs CAP_SETGID unless it is one of this process's own three. */
    public Spawn group(int id) {
        return set(SpawnStage.GROUPS, "set a group", calls -> calls.call(ChildCalls.first("setresgid32", "setresgid"), id, id, id));
    }

    /** Its supplementary groups; none without any. Needs CAP_SETGID. */
    public Spawn groups(int... ids) {
        return set(SpawnStage.GROUPS, "set groups", calls -> calls.call(
                ChildCalls.first("setgroups32", "setgroups"), ids.length, calls.ints(ids)));
    }

    /**
     * Its user, set after its groups. Needs CAP_SETUID unless it is one of this process's own three. Its groups stay this process's, root's
     * too, unless {@link #group} and {@link #groups} say otherwise.
     */
    public Spawn user(int id) {
        return set(SpawnStage.USER, "set a user", calls -> calls.call(ChildCalls.first("setresuid32", "setresuid"), id, id, id));
    }

    /** A limit, by its word in {@link RLIMIT}: {@code limit("nofile", Limit.of(64))}. */
    public Spawn limit(String resource, Limit limit) {
        return limit(RLIMIT.parse(resource), limit);
    }

    /** A limit, one of {@link RLIMIT}. */
    public Spawn limit(int resource, Limit limit) {
        return set(SpawnStage.RESOURCES, resource, "set a limit", calls -> calls.call("prlimit64", 0, ChildCalls.shown(RLIMIT.table(), resource),
                Rlimit64.allocate(calls.memory()).cur(limit.soft()).max(limit.hard()), null));
    }

    /** Its nice value, -20 to 19: lower runs sooner, and needs CAP_SYS_NICE if it is lower than this process's. */
    public Spawn nice(int value) {
        return set(SpawnStage.RESOURCES, "set a nice value", calls -> calls.call(
                "setpriority", ChildCalls.shown(PRIO.table(), PRIO.PROCESS), 0, value));
    }

    /** Which system it takes this one for, in words of {@link PERSONALITY}: {@code "addr_no_randomize"}. */
    public Spawn personality(String words) {
        return personality(PERSONALITY.parse(words));
    }

    /** As {@link #personality(String)}, as bits of {@link PERSONALITY}. */
    public Spawn personality(int bits) {
        return set(SpawnStage.RESOURCES, "set a personality", calls -> calls.call("personality", ChildCalls.shown(PERSONALITY.table(), bits)));
    }

    /** How long it waits for disks. */
    public Spawn ioPriority(IoPriority priority) {
        return set(SpawnStage.RESOURCES, "set an I/O priority", calls -> calls.call(
                "ioprio_set", ChildCalls.shown(IOPRIO_WHO.table(), IOPRIO_WHO.PROCESS), 0, new ChildCalls.Shown(priority.packed(), priority)));
    }

    /** How it is scheduled. Policies other than normal, batch and idle need CAP_SYS_NICE. */
    public Spawn scheduling(Scheduling scheduling) {
        return set(SpawnStage.RESOURCES, "choose how it is scheduled", calls -> calls.call("sched_setattr", 0, scheduling.toSchedAttr(calls.memory()), 0));
    }

    /** The processors that it may run on. */
    public Spawn affinity(CpuSet processors) {
        return set(SpawnStage.RESOURCES, "choose processors", calls -> {
            MemorySegment mask = processors.allocate(calls.memory());
            calls.call("sched_setaffinity", 0, mask.byteSize(), new ChildCalls.Shown(mask.address(), processors));
        });
    }

    /** Keeps it, and all that it starts, from ever gaining privileges by what they execute. */
    public Spawn noNewPrivs() {
        return set(SpawnStage.PRIVILEGES, "give up new privileges", 
                calls -> calls.call("prctl", ChildCalls.shown(PR.table(), PR.SET_NO_NEW_PRIVS), 1, 0, 0, 0));
    }

    /**
     * A signal that it gets when the thread that starts it ends. The thread, not this process: start it from one that lives as long as it
     * is to live. A virtual thread's carrier counts.
     */
    public Spawn deathSignal(String signal) {
        return deathSignal(SignalName.parse(signal));
    }

    /** As {@link #deathSignal(String)}, one of {@link SIG}. */
    public Spawn deathSignal(int signal) {
        return set(SpawnStage.PRIVILEGES, "set a death signal",
                calls -> calls.call("prctl", ChildCalls.shown(PR.table(), PR.SET_PDEATHSIG), signal));
    }

    // ---- signals

    /** Signals that are blocked when it starts: {@code "usr1, usr2"}. */
    public Spawn blocked(String signals) {
        return blocked(SignalSet.of(signals));
    }

    /** Signals that are blocked when it starts. */
    public Spawn blocked(SignalSet signals) {
        posix.blocked = signals;
        return self();
    }

    /** Signals that it ignores from the start: {@code "hup"}. */
    public Spawn ignored(String signals) {
        return ignored(SignalSet.of(signals));
    }

    /** Signals that it ignores from the start. */
    public Spawn ignored(SignalSet signals) {
        return set(SpawnStage.SIGNALS, "ignore signals", calls -> Handlers.setAll(calls, signals, SIG_HANDLER.IGN));
    }

    /** Signals that do what they do by default, although this process ignores them: {@code "pipe"}. */
    public Spawn defaulted(String signals) {
        return defaulted(SignalSet.of(signals));
    }

    /** Signals that do what they do by default, although this process ignores them. */
    public Spawn defaulted(SignalSet signals) {
        posix.defaulted = signals;
        return set(SpawnStage.SIGNALS, "defaulted", null, calls -> Handlers.setAll(calls, signals, SIG_HANDLER.DFL));
    }

    // ---- anything else

    /** Any system calls of the child's own, after what was asked for at this stage so far. */
    public Spawn at(SpawnStage stage, ChildStep step) {
        return set(stage, new Object(), "take a step at the stage " + stage, step);
    }
}
