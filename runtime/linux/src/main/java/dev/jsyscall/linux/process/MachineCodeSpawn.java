package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.CLONE;
import dev.jsyscall.linux.abi.process.CLONE_ARGS_SIZE;
import dev.jsyscall.linux.abi.process.CloneArgs;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HOW;
import dev.jsyscall.linux.abi.signal.Sigset;
import dev.jsyscall.linux.raw.Numbers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts a process by machine code: a list of system calls that blocks all signals of the thread, makes a child that shares memory and
 * stack while this thread waits, and goes on in the child until it is another program.
 *
 * <p>No handler of the virtual machine runs in the child, because signals are blocked there until their handlers are gone. Whether it
 * became the program shows in the list's results. Where clone does not really share memory, as under an emulator, the child sends
 * the list through a pipe.
 */
final class MachineCodeSpawn {
    private static final int MASK = 0;
    private static final int CLONED = 1;
    private static final int FIRST_STEP = 2;
    private static final int EXIT_STATUS = 127;
    private static final int NONE = -1;

    /** Whether a child was seen to share this process's memory. */
    private static volatile boolean shares;

    /** Whether clone3 was refused, and clone not. */
    static volatile boolean withoutClone3;

    private final Arena arena;
    private final Spawn spawn;
    private final PreparedDescriptors descriptors;
    private final MemorySegment pidfd;
    /** The first path that the program may still have. */
    private int firstCandidate;
    /** Which attempt to become the program was the last that failed. */
    private int failedAttempt = NONE;

    MachineCodeSpawn(Arena arena, Spawn spawn, PreparedDescriptors descriptors) {
        this.arena = arena;
        this.spawn = spawn;
        this.descriptors = descriptors;
        this.pidfd = arena.allocate(ValueLayout.JAVA_INT);
    }

    Child start(MemorySegment code) throws ErrnoException {
        ProgramSearch search = new ProgramSearch();
        while (true) {
            try {
                return attempt(code);
            } catch (SpawnException e) {
                if (failedAttempt == NONE) throw e;
                search.failed(e);
                firstCandidate += failedAttempt + 1;
                if (firstCandidate == spawn.candidates().size()) throw search.failure();
            }
        }
    }

    private Child attempt(MemorySegment code) throws ErrnoException {
        @Nullable Child child = withoutClone3 && spawn.cgroup() == null ? null : start(code, true);
        if (child != null) return child;
        child = start(code, false);
        if (child == null) throw new AssertionError("clone reports its errors");
        if (spawn.cloneFlags() == 0) withoutClone3 = true;
        return child;
    }

    /** Null if clone3 is refused in a way that clone may not be. */
    private @Nullable Child start(MemorySegment code, boolean clone3) throws ErrnoException {
        ChildCalls steps = new ChildCalls(arena, descriptors);
        if (!clone3) Handlers.reset(steps);
        spawn.addSteps(steps, descriptors);
        ChildCalls attempts = new ChildCalls(arena, descriptors);
        spawn.addProgram(attempts, firstCandidate);

        boolean reports = !shares;
        @Nullable ReportPipe report = reports ? ReportPipe.open(descriptors) : null;
        CallList list = list(steps.entries(), attempts.entries(), clone3, report);
        Dumpable.keep(steps.entries(), () -> list.run(code));

        long pid = list.result(CLONED);
        if (Syscall.isError(pid)) {
            boolean needsClone3 = spawn.cgroup() != null;
            if (clone3 && !needsClone3 && (pid == -E.NOSYS || pid == -E.INVAL || pid == -E.PERM)) return null;
            throw ErrnoException.of(pid, clone3 ? "clone3" : "clone", CLONE.table().shown(flags(clone3)));
        }
        if (list.result(FIRST_STEP) != CallList.NOT_RUN) shares = true;
        if (report != null) report.read(list.memory());
        @Nullable SpawnException failure = failure(list, steps.entries(), attempts.entries());
        if (failure == null) return new Child((int) pid, pidfd((int) pid, clone3), descriptors.handOver());
        Orphan.reap((int) pid);
        if (clone3) pidfd((int) pid, true).close();
        throw failure;
    }

    private OwnedFd pidfd(int pid, boolean given) throws ErrnoException {
        if (given) return OwnedFd.of(pidfd.get(ValueLayout.JAVA_INT, 0));
        try {
            return ProcessCalls.pidfdOpen(pid);
        } catch (ErrnoException e) {
            Pid.of(pid).kill(SIG.KILL);
            Orphan.reap(pid);
            throw e;
        }
    }

    private CallList list(List<ChildCalls.Entry> steps, List<ChildCalls.Entry> attempts, boolean clone3, @Nullable ReportPipe report)
            throws ErrnoException {
        int firstAttempt = FIRST_STEP + steps.size();
        int failed = firstAttempt + 2 * attempts.size();
        int exit = report == null ? failed : failed + 1;
        int parent = exit + 1;
        CallList list = new CallList(arena, parent + 1);

        Sigset all = Sigset.allocate(arena);
        all.segment().fill((byte) -1);
        Sigset before = Sigset.allocate(arena);
        int mask = Numbers.of("rt_sigprocmask");
        list.put(MASK, mask, CallList.UNLESS_ERROR, CallList.RETURN,
                SIG_HOW.SETMASK, all.segment().address(), before.segment().address(), Sigset.SIZE);
        list.put(CLONED, Numbers.of(clone3 ? "clone3" : "clone"), CallList.UNLESS_ZERO, parent, cloneWords(clone3));
        for (int i = 0; i < steps.size(); i++) {
            ChildCalls.Entry step = steps.get(i);
            int index = FIRST_STEP + i;
            if (step.mayFail()) list.put(index, step.number(), CallList.ALWAYS, index + 1, step.words());
            else list.put(index, step.number(), CallList.UNLESS_ERROR, failed, step.words());
        }
        for (int i = 0; i < attempts.size(); i++) {
            // What is not there (or EPERM, by the way of comparing) is looked for elsewhere at once. After other errors the parent decides.
            int index = firstAttempt + 2 * i;
            list.put(index, attempts.get(i).number(), -E.NOENT, index + 2, attempts.get(i).words());
            list.put(index + 1, Numbers.of("getpid"), CallList.ALWAYS, failed);
        }
        if (report != null) {
            list.put(failed, Numbers.of("write"), CallList.ALWAYS, exit,
                    report.number(), list.memory().address(), list.memory().byteSize());
        }
        list.put(exit, Numbers.of("exit_group"), CallList.ALWAYS, exit, EXIT_STATUS);
        list.put(parent, mask, CallList.ALWAYS, CallList.RETURN, SIG_HOW.SETMASK, before.segment().address(), 0, Sigset.SIZE);

        for (int i = 0; i < steps.size(); i++) {
            ChildCalls.Result result = steps.get(i).result();
            if (result.entry() >= 0) list.pass(FIRST_STEP + i, FIRST_STEP + result.entry(), result.argument());
        }
        return list;
    }

    private long flags(boolean clone3) {
        return CLONE.VM | CLONE.VFORK | spawn.cloneFlags() | (clone3 ? CLONE.PIDFD | CLONE.CLEAR_SIGHAND | (spawn.cgroup() == null ? 0 : CLONE.INTO_CGROUP) : 0);
    }

    private long[] cloneWords(boolean clone3) throws ErrnoException {
        if (clone3) {
            CloneArgs arguments = CloneArgs.allocate(arena).flags(flags(true)).pidfd(pidfd.address()).exit_signal(SIG.CHLD);
            HasFd cgroup = spawn.cgroup();
            if (cgroup != null) arguments.cgroup(descriptors.enter(cgroup.fd()));
            return new long[] {arguments.segment().address(), cgroup == null ? CLONE_ARGS_SIZE.VER0 : CLONE_ARGS_SIZE.VER2};
        }
        long flags = flags(false) | SIG.CHLD;
        // s390x has the stack first, which is the parent's here.
        return Platform.arch().equals("s390x") ? new long[] {0, flags} : new long[] {flags, 0};
    }

    /** The step that failed, or null if the child became the program, or was ended on its way there. */
    private @Nullable SpawnException failure(CallList list, List<ChildCalls.Entry> steps, List<ChildCalls.Entry> attempts) {
        failedAttempt = NONE;
        for (int i = 0; i < steps.size(); i++) {
            long result = list.result(FIRST_STEP + i);
            ChildCalls.Entry step = steps.get(i);
            if (result == CallList.NOT_RUN) return null;
            if (Syscall.isError(result) && !step.mayFail()) return exception(result, step);
        }
        int first = FIRST_STEP + steps.size();
        for (int i = attempts.size() - 1; i >= 0; i--) {
            long result = list.result(first + 2 * i);
            if (result == CallList.NOT_RUN) continue;
            // The last that returned. If the child went on to the next one, that became the program.
            boolean gaveUp = i == attempts.size() - 1 || list.result(first + 2 * i + 1) != CallList.NOT_RUN;
            if (!gaveUp) return null;
            failedAttempt = i;
            return exception(result, attempts.get(i));
        }
        return null;
    }

    private SpawnException exception(long result, ChildCalls.Entry entry) {
        return SpawnException.of(result, spawn.program(), entry.call(), entry.arguments());
    }
}
