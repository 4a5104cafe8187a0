package dev.jsyscall.linux.signal;

import dev.jsyscall.linux.abi.signal.SI;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIGBUS;
import dev.jsyscall.linux.abi.signal.SIGCLD;
import dev.jsyscall.linux.abi.signal.SIGFPE;
import dev.jsyscall.linux.abi.signal.SIGILL;
import dev.jsyscall.linux.abi.signal.SIGSEGV;
import dev.jsyscall.linux.abi.signal.SIGTRAP;
import dev.jsyscall.linux.abi.signal.SI_POLL;
import dev.jsyscall.linux.abi.signal.SI_SYS;
import org.jspecify.annotations.Nullable;

/**
 * A signal that arrived, and all that the kernel tells of it.
 *
 * @param signal a constant of {@link SIG}
 * @param code the kernel's code of the cause: of {@link SI}, or of the signal's own group, such as {@link SIGCLD}
 * @param errno an error number that goes with it, mostly 0
 * @param cause why it was sent
 */
public record SignalInfo(int signal, int code, int errno, SignalCause cause) {

    /** The signal's name: {@code USR1}. */
    public String name() {
        return SignalName.of(signal);
    }

    /** Whether it is this signal, by name. */
    public boolean is(String name) {
        return signal == SignalName.parse(name);
    }

    /**
     * The process that sent it, or for CHLD the child; 0 is the kernel.
     *
     * @throws IllegalStateException if the cause is not a process
     */
    public int pid() {
        return switch (cause) {
            case SignalCause.Sent sent -> sent.pid();
            case SignalCause.Queued queued -> queued.pid();
            case SignalCause.Child child -> child.pid();
            default -> throw lacks("process");
        };
    }

    /**
     * The real user of that process.
     *
     * @throws IllegalStateException if the cause is not a process
     */
    public int uid() {
        return switch (cause) {
            case SignalCause.Sent sent -> sent.uid();
            case SignalCause.Queued queued -> queued.uid();
            case SignalCause.Child child -> child.uid();
            default -> throw lacks("user");
        };
    }

    /**
     * The number that was sent along, or that a timer was given.
     *
     * @throws IllegalStateException if the cause is none that has one
     */
    public int value() {
        return switch (cause) {
            case SignalCause.Queued queued -> queued.value();
            case SignalCause.Timer timer -> timer.value();
            default -> throw lacks("value");
        };
    }

    /**
     * The address that was sent along, or that a timer was given.
     *
     * @throws IllegalStateException if the cause is none that has one
     */
    public long pointer() {
        return switch (cause) {
            case SignalCause.Queued queued -> queued.pointer();
            case SignalCause.Timer timer -> timer.pointer();
            default -> throw lacks("address");
        };
    }

    /**
     * A child's exit status, or the signal that ended or stopped it.
     *
     * @throws IllegalStateException if the cause is not a child
     */
    public int status() {
        if (cause instanceof SignalCause.Child child) return child.status();
        throw lacks("status");
    }

    /**
     * The number of the descriptor that is ready.
     *
     * @throws IllegalStateException if the cause is not a descriptor
     */
    public int fdNumber() {
        if (cause instanceof SignalCause.Io io) return io.fd();
        throw lacks("descriptor");
    }

    private IllegalStateException lacks(String what) {
        return new IllegalStateException("no " + what + " comes with " + this);
    }

    /** The code's name as C has it, or its number. */
    String codeName() {
        String own = code > 0 && code < SI.KERNEL ? ownCodeName() : null;
        if (own != null) return own;
        String general = SI.table().nameOf(code);
        return general == null ? Integer.toString(code) : "SI_" + general;
    }

    private @Nullable String ownCodeName() {
        var table = signal == SIG.CHLD ? SIGCLD.table()
                : signal == SIG.SEGV ? SIGSEGV.table()
                : signal == SIG.BUS ? SIGBUS.table()
                : signal == SIG.FPE ? SIGFPE.table()
                : signal == SIG.ILL ? SIGILL.table()
                : signal == SIG.TRAP ? SIGTRAP.table()
                : signal == SIG.SYS ? SI_SYS.table()
                : cause instanceof SignalCause.Io ? SI_POLL.table() : null;
        if (table == null) return null;
        String name = table.nameOf(code);
        return name == null ? null : table.prefix() + name;
    }

    /** As strace prints it: {@code {si_signo=SIGUSR1, si_code=SI_USER, si_pid=1, si_uid=0}}. */
    @Override
    public String toString() {
        String rest = switch (cause) {
            case SignalCause.Sent s -> ", si_pid=" + s.pid() + ", si_uid=" + Integer.toUnsignedString(s.uid());
            case SignalCause.Queued q -> ", si_pid=" + q.pid() + ", si_uid=" + Integer.toUnsignedString(q.uid())
                    + value(q.value(), q.pointer());
            case SignalCause.Timer t -> ", si_timerid=" + t.id() + ", si_overrun=" + t.overrun() + value(t.value(), t.pointer());
            case SignalCause.Child c -> ", si_pid=" + c.pid() + ", si_uid=" + Integer.toUnsignedString(c.uid())
                    + ", si_status=" + c.status() + ", si_utime=" + c.userTime() + ", si_stime=" + c.systemTime();
            case SignalCause.Fault f -> ", si_addr=0x" + Long.toHexString(f.address());
            case SignalCause.Io io -> ", si_band=" + io.band() + ", si_fd=" + io.fd();
            case SignalCause.RefusedCall r -> ", si_call_addr=0x" + Long.toHexString(r.address()) + ", si_syscall=" + r.number()
                    + ", si_arch=0x" + Integer.toHexString(r.arch());
        };
        String error = errno == 0 ? "" : ", si_errno=" + errno;
        return "{si_signo=" + SignalName.full(signal) + ", si_code=" + codeName() + error + rest + "}";
    }

    private static String value(int number, long pointer) {
        return ", si_int=" + number + ", si_ptr=0x" + Long.toHexString(pointer);
    }
}
