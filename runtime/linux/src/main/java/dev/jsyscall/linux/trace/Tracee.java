package dev.jsyscall.linux.trace;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.elf.NT;
import dev.jsyscall.linux.abi.file.Iovec;
import dev.jsyscall.linux.abi.ptrace.PTRACE_O;
import dev.jsyscall.linux.abi.ptrace.PtraceCalls;
import dev.jsyscall.linux.abi.ptrace.PtraceSyscallInfo;
import dev.jsyscall.linux.abi.ptrace.UserRegs;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.Siginfo;
import dev.jsyscall.linux.process.RemoteMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A thread that is traced. Most can be done to it while it is stopped, and answers ESRCH while it is not; all by its tracer's thread alone.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2)</a>
 */
public final class Tracee {
    private static final int NONE = 0;
    private static final int MOST_REGISTER_BYTES = 64 * 1024;

    private final Tracer tracer;
    private final int tid;

    Tracee(Tracer tracer, int tid) {
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

    /**
     * The system call that the stopped thread is in; since Linux 5.3.
     *
     * @throws ErrnoException as ptrace(2)
     */
    public SyscallInfo syscallInfo() throws ErrnoException {
        tracer.check();
        try (Scratch scratch = Scratch.open()) {
            PtraceSyscallInfo info = PtraceSyscallInfo.allocate(scratch);
            PtraceCalls.ptraceGetSyscallInfo(tid, info);
            return SyscallInfo.of(info);
        }
    }

    /**
     * What an event tells: the id of a new thread or process, the status of one that is about to end, the data of a filter.
     *
     * @throws ErrnoException as ptrace(2)
     */
    public long eventMessage() throws ErrnoException {
        tracer.check();
        return PtraceCalls.ptraceGeteventmsg(tid);
    }

    /**
     * Stores all about the signal that the thread has stopped for.
     *
     * @param info filled in
     * @throws ErrnoException EINVAL if its group has stopped
     */
    public void signalInfo(Siginfo info) throws ErrnoException {
        tracer.check();
        PtraceCalls.ptraceGetsiginfo(tid, info);
    }

    /** The memory of its process, which is read and written in any number of bytes, whether or not it has stopped. */
    public RemoteMemory memory() {
        return RemoteMemory.of(tid);
    }

    /**
     * Reads a word of memory.
     *
     * @throws ErrnoException EIO if it is not mapped
     */
    public long peek(long address) throws ErrnoException {
        tracer.check();
        return PtraceCalls.ptracePeekdata(tid, address);
    }

    /**
     * Writes a word of memory, also where the process itself may only read or execute, as for a breakpoint.
     *
     * @throws ErrnoException EIO if it is not mapped
     */
    public void poke(long address, long word) throws ErrnoException {
        tracer.check();
        PtraceCalls.ptracePokedata(tid, address, word);
    }

    /**
     * A set of registers of the stopped thread.
     *
     * @param kind {@link NT#PRSTATUS} for the general ones, {@link NT#PRFPREG} for floating point, and others
     * @return the set as the machine has it, in an array
     * @throws ErrnoException EINVAL if the machine has no such set
     */
    public MemorySegment registers(int kind) throws ErrnoException {
        tracer.check();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment memory = scratch.reserve(MOST_REGISTER_BYTES);
            Iovec place = Iovec.allocate(scratch).base(memory).len(memory.byteSize());
            PtraceCalls.ptraceGetregset(tid, kind, place);
            return MemorySegment.ofArray(memory.asSlice(0, place.len()).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    /** {@link #registers(int)} in a word: {@code "prstatus"}. */
    public MemorySegment registers(String kind) throws ErrnoException {
        return registers(NT.parse(kind));
    }

    /**
     * The general registers of the stopped thread, by their names. On MIPS they are not a set; use {@link PtraceCalls#ptraceGetregs}.
     *
     * @throws ErrnoException as ptrace(2)
     */
    public UserRegs registers() throws ErrnoException {
        MemorySegment registers = registers(NT.PRSTATUS);
        // s390x stores less than the record has.
        MemorySegment whole = MemorySegment.ofArray(new byte[(int) Math.max(registers.byteSize(), UserRegs.SIZE)]);
        MemorySegment.copy(registers, 0, whole, 0, registers.byteSize());
        return UserRegs.of(whole);
    }

    /**
     * Sets registers of the stopped thread.
     *
     * @param kind as for {@link #registers(int)}
     * @param values what that method gave, changed
     * @throws ErrnoException EINVAL if the machine has no such set, or a value makes no sense
     */
    public void setRegisters(int kind, MemorySegment values) throws ErrnoException {
        tracer.check();
        try (Scratch scratch = Scratch.open()) {
            PtraceCalls.ptraceSetregset(tid, kind, Iovec.allocate(scratch).base(scratch.in(values)).len(values.byteSize()));
        }
    }

    /** {@code tracee 4711}. */
    @Override
    public String toString() {
        return "tracee " + tid;
    }
}
