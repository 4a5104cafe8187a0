package dev.jsyscall.linux.trace;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.elf.NT;
import dev.jsyscall.linux.abi.file.Iovec;
import dev.jsyscall.linux.abi.ptrace.PtraceCalls;
import dev.jsyscall.linux.abi.ptrace.PtraceSyscallInfo;
import dev.jsyscall.linux.abi.ptrace.UserRegs;
import dev.jsyscall.linux.abi.signal.Siginfo;
import dev.jsyscall.linux.abi.signal.Sigset;
import dev.jsyscall.linux.process.RemoteMemory;
import dev.jsyscall.linux.signal.SignalSet;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A thread that is traced. Most can be done to it while it is stopped, and answers ESRCH while it is not; all by its tracer's thread alone.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ptrace.2.html">ptrace(2)</a>
 */
public final class Tracee extends Steered {
    private static final int MOST_REGISTER_BYTES = 64 * 1024;

    Tracee(Tracer tracer, int tid) {
        super(tracer, tid);
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

    /**
     * Replaces all about the signal that the thread has stopped for, and will get if it is resumed with it.
     *
     * @throws ErrnoException EINVAL if its group has stopped
     */
    public void setSignalInfo(Siginfo info) throws ErrnoException {
        tracer.check();
        PtraceCalls.ptraceSetsiginfo(tid, info);
    }

    /**
     * The signals that the stopped thread blocks. Since Linux 3.11.
     *
     * @throws ErrnoException as ptrace(2)
     */
    public SignalSet blockedSignals() throws ErrnoException {
        tracer.check();
        try (Scratch scratch = Scratch.open()) {
            Sigset mask = Sigset.allocate(scratch);
            PtraceCalls.ptraceGetsigmask(tid, mask);
            return SignalSet.of(mask);
        }
    }

    /**
     * Says which signals the stopped thread blocks. KILL and STOP are left out.
     *
     * @throws ErrnoException as ptrace(2)
     */
    public void setBlockedSignals(SignalSet signals) throws ErrnoException {
        tracer.check();
        try (Scratch scratch = Scratch.open()) {
            PtraceCalls.ptraceSetsigmask(tid, signals.toSigset(scratch));
        }
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

    /** {@link #setRegisters(int, MemorySegment)} in a word: {@code "prstatus"}. */
    public void setRegisters(String kind, MemorySegment values) throws ErrnoException {
        setRegisters(NT.parse(kind), values);
    }

    /**
     * Sets the general registers of the stopped thread.
     *
     * @param values what {@link #registers()} gave, changed
     * @throws ErrnoException as ptrace(2)
     */
    public void setRegisters(UserRegs values) throws ErrnoException {
        // s390x knows fewer than the record has.
        setRegisters(NT.PRSTATUS, values.segment().asSlice(0, registers(NT.PRSTATUS).byteSize()));
    }

    /** {@code tracee 4711}. */
    @Override
    public String toString() {
        return "tracee " + tid;
    }
}
