package dev.jsyscall.linux.signal;

import dev.jsyscall.linux.abi.signal.SI;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.Sifields;
import dev.jsyscall.linux.abi.signal.Siginfo;
import dev.jsyscall.linux.abi.signalfd.SignalfdSiginfo;
import java.time.Duration;

/** Makes a {@link SignalInfo} of the kernel's records, whose members depend on signal and code by rules of its own. */
final class InfoReader {
    /** Codes of a ready descriptor, which a signal of the user's choice may have as well. */
    private static final int LAST_POLL = 6;

    /** The kernel's clock tick towards programs is a hundredth of a second on every architecture that we have. */
    private static final long TICK_MILLIS = 10;

    private static final SignalSet FAULTS = SignalSet.of(SIG.ILL, SIG.FPE, SIG.SEGV, SIG.BUS, SIG.TRAP);

    private InfoReader() {}

    private enum Kind { SENT, QUEUED, TIMER, CHILD, FAULT, IO, REFUSED_CALL }

    private static Kind kind(int signal, int code) {
        if (code > SI.USER && code < SI.KERNEL) {
            if (FAULTS.contains(signal)) return Kind.FAULT;
            if (signal == SIG.CHLD) return Kind.CHILD;
            if (signal == SIG.SYS) return Kind.REFUSED_CALL;
            return code <= LAST_POLL ? Kind.IO : Kind.SENT;
        }
        if (code == SI.TIMER) return Kind.TIMER;
        if (code == SI.SIGIO) return Kind.IO;
        return code < 0 && code != SI.TKILL ? Kind.QUEUED : Kind.SENT;
    }

    static SignalInfo read(Siginfo info) {
        int signal = info.signo();
        int code = info.code();
        Sifields fields = info.fields();
        SignalCause cause = switch (kind(signal, code)) {
            case SENT -> new SignalCause.Sent(fields.kill().pid(), fields.kill().uid());
            case QUEUED -> new SignalCause.Queued(
                    fields.rt().pid(), fields.rt().uid(), fields.rt().sigval().int_(), fields.rt().sigval().ptr());
            case TIMER -> new SignalCause.Timer(fields.timer().tid(), fields.timer().overrun(), fields.timer().sigval().int_(),
                    fields.timer().sigval().ptr());
            case CHILD -> new SignalCause.Child(fields.sigchld().pid(), fields.sigchld().uid(), fields.sigchld().status(),
                    ticks(fields.sigchld().utime()), ticks(fields.sigchld().stime()));
            case FAULT -> new SignalCause.Fault(fields.sigfault().addr());
            case IO -> new SignalCause.Io(fields.sigpoll().band(), fields.sigpoll().fd());
            case REFUSED_CALL ->
                new SignalCause.RefusedCall(fields.sigsys().call_addr(), fields.sigsys().syscall(), fields.sigsys().arch());
        };
        return new SignalInfo(signal, code, info.errno(), cause);
    }

    static SignalInfo read(SignalfdSiginfo info) {
        int signal = info.signo();
        int code = info.code();
        SignalCause cause = switch (kind(signal, code)) {
            case SENT -> new SignalCause.Sent(info.pid(), info.uid());
            case QUEUED -> new SignalCause.Queued(info.pid(), info.uid(), info.int_(), info.ptr());
            case TIMER -> new SignalCause.Timer(info.tid(), info.overrun(), info.int_(), info.ptr());
            case CHILD -> new SignalCause.Child(info.pid(), info.uid(), info.status(), ticks(info.utime()), ticks(info.stime()));
            case FAULT -> new SignalCause.Fault(info.addr());
            case IO -> new SignalCause.Io(info.band(), info.fd());
            case REFUSED_CALL -> new SignalCause.RefusedCall(info.call_addr(), info.syscall(), info.arch());
        };
        return new SignalInfo(signal, code, info.errno(), cause);
    }

    private static Duration ticks(long ticks) {
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }
}
