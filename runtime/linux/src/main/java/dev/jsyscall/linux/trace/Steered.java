package dev.jsyscall.linux.trace;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.ptrace.PTRACE_O;
import dev.jsyscall.linux.abi.ptrace.PtraceCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.signal.SignalName;

/** What a tracer's thread does to a thread that it traces: lets it go on, in one way or another, or stops it. */
abstract sealed class Steered permits Tracee {
    private static final int NONE = 0;

    final Tracer tracer;
    final int tid;

    Steered(Tracer tracer, int tid) {
        this.tracer = tracer;
        this.tid = tid;
    }

    /** The thread's id. */
    public int tid() {
        return tid;
    }

    /**
     * Changes the options of the stopped thread.
     *
     * @param options bits of {@link PTRACE_O}; TRACESYSGOOD is added
     * @throws ErrnoException as ptrace(2)
     */
    public void setOptions(int options) throws ErrnoException {
        tracer.check();
        PtraceCalls.ptraceSetoptions(tid, Integer.toUnsignedLong(options | PTRACE_O.TRACESYSGOOD));
    }

    /** {@link #setOptions(int)} in words: {@code "traceexec, exitkill"}. */
    public void setOptions(String options) throws ErrnoException {
        setOptions(PTRACE_O.parse(options));
    }

    /**
     * Stops the thread, which runs; {@link Tracer#next()} tells when it has, as an event STOP.
     *
     * @throws ErrnoException as ptrace(2)
     */
    public void interrupt() throws ErrnoException {
        tracer.check();
        PtraceCalls.ptraceInterrupt(tid);
    }

    /**
     * Lets the stopped thread go on to its next entry into the kernel or return from it.
     *
     * @param signal the signal to deliver, one of {@link SIG}; 0 for none
     * @throws ErrnoException ESRCH if it has not stopped
     */
    public void syscall(int signal) throws ErrnoException {
        tracer.check();
        PtraceCalls.ptraceSyscall(tid, signal);
    }

    /** {@link #syscall(int)} without a signal. */
    public void syscall() throws ErrnoException {
        syscall(NONE);
    }

    /** {@link #syscall(int)} by the signal's word. */
    public void syscall(String signal) throws ErrnoException {
        syscall(SignalName.parse(signal));
    }

    /**
     * Lets the stopped thread go on.
     *
     * @param signal the signal to deliver, one of {@link SIG}; 0 for none
     * @throws ErrnoException ESRCH if it has not stopped
     */
    public void cont(int signal) throws ErrnoException {
        tracer.check();
        PtraceCalls.ptraceCont(tid, signal);
    }

    /** {@link #cont(int)} without a signal. */
    public void cont() throws ErrnoException {
        cont(NONE);
    }

    /** {@link #cont(int)} by the signal's word. */
    public void cont(String signal) throws ErrnoException {
        cont(SignalName.parse(signal));
    }

    /**
     * Lets the stopped thread go on for one instruction.
     *
     * @param signal the signal to deliver, one of {@link SIG}; 0 for none
     * @throws ErrnoException ESRCH if it has not stopped; EIO if the machine cannot do that
     */
    public void step(int signal) throws ErrnoException {
        tracer.check();
        PtraceCalls.ptraceSinglestep(tid, signal);
    }

    /** {@link #step(int)} without a signal. */
    public void step() throws ErrnoException {
        step(NONE);
    }

    /** {@link #step(int)} by the signal's word. */
    public void step(String signal) throws ErrnoException {
        step(SignalName.parse(signal));
    }

    /**
     * Leaves the thread stopped, whose group has stopped, but lets SIGCONT wake it.
     *
     * @throws ErrnoException as ptrace(2)
     */
    public void listen() throws ErrnoException {
        tracer.check();
        PtraceCalls.ptraceListen(tid);
    }

    /**
     * Traces the stopped thread no longer, and lets it go on.
     *
     * @param signal the signal to deliver, one of {@link SIG}; 0 for none
     * @throws ErrnoException ESRCH if it has not stopped
     */
    public void detach(int signal) throws ErrnoException {
        tracer.check();
        PtraceCalls.ptraceDetach(tid, signal);
    }

    /** {@link #detach(int)} without a signal. */
    public void detach() throws ErrnoException {
        detach(NONE);
    }

    /** {@link #detach(int)} by the signal's word. */
    public void detach(String signal) throws ErrnoException {
        detach(SignalName.parse(signal));
    }
}
