package dev.jsyscall.linux.trace;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.process.WAIT;
import dev.jsyscall.linux.abi.ptrace.PTRACE;
import dev.jsyscall.linux.abi.ptrace.PTRACE_O;
import dev.jsyscall.linux.abi.ptrace.PtraceCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.process.SpawnStage;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * A thread of this process that traces threads of others: it is told when they make system calls, get signals, start processes and end,
 * and may look at them and change them meanwhile.
 *
 * <p><b>The kernel knows tracers as threads.</b> All calls of one tracer must be made by the platform thread that made it; others are
 * refused. When that thread ends, what it traced goes on untraced, or is killed if {@code PTRACE_O.EXITKILL} was asked for.
 *
 * <p>Needs the right to trace: the same user and, where the Yama security module says so, more. Children of this JVM that
 * {@link ProcessBuilder} started cannot be traced well: Java waits for them, and takes a stop for their end.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2)</a>
 */
public final class Tracer {
    private final Thread owner;

    private Tracer(Thread owner) {
        this.owner = owner;
    }

    /**
     * The calling thread as a tracer. It should have no children of its own that are not traced, as it would be told of their ends.
     *
     * @throws IllegalStateException in a virtual thread
     */
    public static Tracer here() {
        Thread thread = Thread.currentThread();
        if (thread.isVirtual()) throw new IllegalStateException("the kernel knows tracers as its own threads: trace in a platform thread");
        return new Tracer(thread);
    }

    void check() {
        if (Thread.currentThread() == owner) return;
        throw new IllegalStateException("this tracer is the thread " + owner.getName() + ", and no other can trace for it");
    }

    /**
     * Starts a program and traces it from its first instruction on, where it has stopped when this returns: resume it then. Its end is
     * told by {@link #next()}, so do not wait for the child. (A signal that hits the new process before it is the program stops it there,
     * and this thread waits until somebody kills it.)
     *
     * @param options bits of {@link PTRACE_O}, as for {@link #seize}; with EXITKILL it does not outlive this thread, and without TRACEEXEC
     *     it gets SIGTRAP when it becomes another program
     * @throws ErrnoException as {@link Spawn#start}; EINVAL if the kernel does not know an option
     * @throws UnsupportedOperationException if this process is refused executable memory
     */
    public Child start(Spawn program, int options) throws ErrnoException {
        check();
        Child child = program.copy().at(SpawnStage.SIGNALS, calls -> calls.call("ptrace", PTRACE.TRACEME, 0, 0, 0)).start();
        try {
            // By then it has become the program, for which the kernel stops it by SIGTRAP.
            if (next(child.pid()).orElse(null) instanceof TraceStop.Signal) tracee(child.pid()).setOptions(options);
            return child;
        } catch (ErrnoException e) {
            try (child) {
                child.kill(SIG.KILL);
                child.await();
            }
            throw e;
        }
    }

    /** {@link #start(Spawn, int)} with options in words: {@code "exitkill, tracefork"}. */
    public Child start(Spawn program, String options) throws ErrnoException {
        return start(program, PTRACE_O.parse(options));
    }

    /**
     * Begins to trace a thread, without stopping it.
     *
     * @param tid the thread's id; a process's means its main thread
     * @param options bits of {@link PTRACE_O}; TRACESYSGOOD is added, by which {@link TraceStop} tells stops apart
     * @throws ErrnoException EPERM if it may not be traced, is traced, or is a thread of this process; ESRCH
     */
    public Tracee seize(int tid, int options) throws ErrnoException {
        check();
        PtraceCalls.ptraceSeize(tid, Integer.toUnsignedLong(options | PTRACE_O.TRACESYSGOOD));
        return tracee(tid);
    }

    /** {@link #seize(int, int)} with options in words: {@code "traceclone, traceexec, exitkill"}. */
    public Tracee seize(int tid, String options) throws ErrnoException {
        return seize(tid, PTRACE_O.parse(options));
    }

    /** {@link #seize(int, int)} without further options. */
    public Tracee seize(int tid) throws ErrnoException {
        return seize(tid, 0);
    }

    /** A thread that is traced, by the id that a stop tells. */
    public Tracee tracee(int tid) {
        return new Tracee(this, tid);
    }

    /**
     * Waits for what happens next to any thread that is traced. May block; begins again when a signal interrupts it.
     *
     * @return what happened, or nothing if no thread is traced any more
     * @throws ErrnoException as wait4(2)
     */
    public Optional<TraceStop> next() throws ErrnoException {
        return next(-1, WAIT.ALL | WAIT.NOTHREAD);
    }

    /**
     * Waits for what happens next to a thread. May block; begins again when a signal interrupts it.
     *
     * @return what happened, or nothing if it is not traced any more
     * @throws ErrnoException as wait4(2)
     */
    public Optional<TraceStop> next(int tid) throws ErrnoException {
        return next(tid, WAIT.ALL | WAIT.NOTHREAD);
    }

    /**
     * What has happened to any thread that is traced, without waiting.
     *
     * @return nothing if nothing has, or no thread is traced any more
     * @throws ErrnoException as wait4(2)
     */
    public Optional<TraceStop> tryNext() throws ErrnoException {
        return next(-1, WAIT.ALL | WAIT.NOTHREAD | WAIT.NOHANG);
    }

    private Optional<TraceStop> next(int tid, int options) throws ErrnoException {
        check();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment status = scratch.allocate(Integer.BYTES, Integer.BYTES);
            long who;
            do who = ProcessCalls.tryWait4(tid, status, options, null);
            while (who == -E.INTR);
            if (who == 0 || who == -E.CHILD) return Optional.empty();
            if (Syscall.isError(who)) throw ErrnoException.of(who, "wait4", tid, WAIT.table().shown(options));
            return Optional.of(TraceStop.of((int) who, status.get(Access.INT, 0)));
        }
    }
}
