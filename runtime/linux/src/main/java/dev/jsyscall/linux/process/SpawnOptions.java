package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.prctl.PR;
import dev.jsyscall.linux.abi.process.CLONE;
import dev.jsyscall.linux.abi.resource.PRIO;
import dev.jsyscall.linux.abi.resource.RLIMIT;
import dev.jsyscall.linux.abi.resource.Rlimit64;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HANDLER;
import dev.jsyscall.linux.abi.signal.SIG_HOW;
import dev.jsyscall.linux.abi.signal.Sigset;
import dev.jsyscall.linux.abi.termios.TermiosIoctls;
import dev.jsyscall.linux.signal.SignalSet;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a new process does to itself before it becomes the program: where it runs, as whom, and what it may. */
abstract sealed class SpawnOptions permits Spawn {
    private static final long NAMESPACES = CLONE.NEWTIME | CLONE.NEWNS | CLONE.NEWCGROUP | CLONE.NEWUTS | CLONE.NEWIPC | CLONE.NEWUSER
            | CLONE.NEWPID | CLONE.NEWNET;

    private final Map<SpawnStage, List<ChildStep>> steps = new EnumMap<>(SpawnStage.class);
    private final PosixOptions posix = new PosixOptions();
    private long cloneFlags;

    abstract Spawn self();

    /** Its current directory, by a path that begins at this process's. */
    public Spawn cwd(String directory) {
        posix.directory = directory;
        return step(SpawnStage.DIRECTORY, calls -> calls.call("chdir", directory));
    }

    /** Its current directory, which is open. */
    public Spawn cwd(HasFd directory) {
        return beyondPosix("change to an open directory").step(SpawnStage.DIRECTORY, calls -> calls.call("fchdir", directory));
    }

    /** Its root directory, and its current one unless that is set after this. Needs CAP_SYS_CHROOT. */
    public Spawn chroot(String directory) {
        return at(SpawnStage.DIRECTORY, calls -> {
            calls.call("chroot", directory);
            calls.call("chdir", "/");
        });
    }

    /** Which permissions the files lack that it creates: {@code umask(022)}. */
    public Spawn umask(int mask) {
        return at(SpawnStage.DIRECTORY, calls -> calls.call("umask", mask));
    }

    /** Begins a session that it leads, without a terminal. */
    public Spawn newSession() {
        posix.session = true;
        return step(SpawnStage.SESSION, calls -> calls.call("setsid"));
    }

    /** Begins a session, with this as its controlling terminal. */
    public Spawn controllingTerminal(HasFd terminal) {
        return newSession().at(SpawnStage.SESSION, calls -> calls.call("ioctl", terminal, TermiosIoctls.TIOCSCTTY, 0));
    }

    /** Puts it into a process group of this session; 0 is one of its own. */
    public Spawn processGroup(int group) {
        if (group < 0) throw new IllegalArgumentException("a process group is not negative: " + group);
        posix.group = group;
        return step(SpawnStage.SESSION, calls -> calls.call("setpgid", 0, group));
    }

    /**
     * Starts it in new namespaces, in words of {@link CLONE}: {@code "newuser, newnet"}. With a new user namespace no privilege is needed for
     * the others. Mounts in a new mount namespace do not spread to the old one.
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
        beyondPosix("begin namespaces");
        return (flags & CLONE.NEWNS) == 0 ? self() : step(SpawnStage.NAMESPACES, Namespaces::keepMounts);
    }

    /** Makes this process's user and group those with these ids in the new user namespace: 0 and 0 for root. */
    public Spawn mapIds(int user, int group) {
        return at(SpawnStage.NAMESPACES, calls -> Namespaces.mapIds(calls, user, group));
    }

    // ---- what it may

    /** Its group. Needs CAP_SETGID unless it is one of this process's own three. */
    public Spawn group(int id) {
        return at(SpawnStage.GROUPS, calls -> calls.call(ChildCalls.first("setresgid32", "setresgid"), id, id, id));
    }

    /** Its supplementary groups; none without any. Needs CAP_SETGID. */
    public Spawn groups(int... ids) {
        return at(SpawnStage.GROUPS, calls -> calls.call(
                ChildCalls.first("setgroups32", "setgroups"), ids.length, calls.ints(ids)));
    }

    /** Its user, set after its groups. Needs CAP_SETUID unless it is one of this process's own three. */
    public Spawn user(int id) {
        return at(SpawnStage.USER, calls -> calls.call(ChildCalls.first("setresuid32", "setresuid"), id, id, id));
    }

    /** A limit, by its word in {@link RLIMIT}: {@code limit("nofile", Limit.of(64))}. */
    public Spawn limit(String resource, Limit limit) {
        return limit(RLIMIT.parse(resource), limit);
    }

    /** A limit, one of {@link RLIMIT}. */
    public Spawn limit(int resource, Limit limit) {
        return at(SpawnStage.RESOURCES, calls -> calls.call("prlimit64", 0, resource,
                Rlimit64.allocate(calls.memory()).cur(limit.soft()).max(limit.hard()), null));
    }

    /** Its nice value, -20 to 19: lower runs sooner, and needs CAP_SYS_NICE if it is lower than this process's. */
    public Spawn nice(int value) {
        return at(SpawnStage.RESOURCES, calls -> calls.call("setpriority", PRIO.PROCESS, 0, value));
    }

    /** How it is scheduled. Policies other than normal, batch and idle need CAP_SYS_NICE. */
    public Spawn scheduling(Scheduling scheduling) {
        return at(SpawnStage.RESOURCES, calls -> calls.call("sched_setattr", 0, scheduling.toSchedAttr(calls.memory()), 0));
    }

    /** The processors that it may run on. */
    public Spawn affinity(CpuSet processors) {
        return at(SpawnStage.RESOURCES, calls -> {
            MemorySegment mask = processors.allocate(calls.memory());
            calls.call("sched_setaffinity", 0, mask.byteSize(), mask);
        });
    }

    /** Keeps it, and all that it starts, from ever gaining privileges by what they execute. */
    public Spawn noNewPrivileges() {
        return at(SpawnStage.PRIVILEGES, calls -> calls.call("prctl", PR.SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    }

    /**
     * A signal that it gets when the thread that starts it ends. The thread, not this process: start it from one that lives as long as it
     * is to live. A virtual thread's carrier counts.
     */
    public Spawn deathSignal(String signal) {
        int number = SIG.parse(signal);
        return at(SpawnStage.PRIVILEGES, calls -> calls.call("prctl", PR.SET_PDEATHSIG, number));
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
        return at(SpawnStage.SIGNALS, calls -> Handlers.setAll(calls, signals, SIG_HANDLER.IGN));
    }

    /** Signals that do what they do by default, although this process ignores them: {@code "pipe"}. */
    public Spawn defaulted(String signals) {
        return defaulted(SignalSet.of(signals));
    }

    /** Signals that do what they do by default, although this process ignores them. */
    public Spawn defaulted(SignalSet signals) {
        posix.defaulted = signals;
        return step(SpawnStage.SIGNALS, calls -> Handlers.setAll(calls, signals, SIG_HANDLER.DFL));
    }

    // ---- anything else

    /** Any system calls of the child's own, after what was asked for at this stage so far. */
    public Spawn at(SpawnStage stage, ChildStep step) {
        return beyondPosix("take a step at the stage " + stage).step(stage, step);
    }

    private Spawn step(SpawnStage stage, ChildStep step) {
        steps.computeIfAbsent(stage, s -> new ArrayList<>()).add(step);
        return self();
    }

    /** Remembers what posix_spawn cannot do: {@code what}. */
    final SpawnOptions beyondPosix(String what) {
        posix.beyond.add(what);
        return this;
    }

    /** What of all this posix_spawn knows too. */
    final PosixOptions posix() {
        return posix;
    }

    final long cloneFlags() {
        return cloneFlags;
    }

    /** Whether the kernel may think less of memory that the child shares, because the child has become somebody else. */
    final boolean changesIdentity() {
        return steps.containsKey(SpawnStage.GROUPS) || steps.containsKey(SpawnStage.USER) || steps.containsKey(SpawnStage.SANDBOX);
    }

    /** Adds all steps in the order of their stages. */
    final void addSteps(ChildCalls calls, PreparedDescriptors prepared) throws ErrnoException {
        for (SpawnStage stage : SpawnStage.values()) {
            if (stage == SpawnStage.DESCRIPTORS) prepared.addTo(calls);
            for (ChildStep step : steps.getOrDefault(stage, List.of())) step.addTo(calls);
        }
        calls.call("rt_sigprocmask", SIG_HOW.SETMASK, posix.blocked.toSigset(calls.memory()), null, Sigset.SIZE);
    }
}
