package dev.jsyscall.linux.process;

import dev.jsyscall.linux.abi.resource.Rusage;
import dev.jsyscall.linux.abi.signal.SIGCLD;
import dev.jsyscall.linux.abi.signal.Sifields;
import dev.jsyscall.linux.abi.signal.Siginfo;
import dev.jsyscall.linux.signal.SignalName;

/**
 * What happened to a child: mostly its end.
 *
 * @param pid the child
 * @param event what happened
 * @param number the exit code, or the signal that was the cause
 * @param usage what it had used until then, together with its own children that it waited for
 */
public record ExitStatus(int pid, Event event, int number, Usage usage) {
    static final int SHELL_SIGNAL = 128;

    /** What can happen to a child. */
    public enum Event {
        /** It ended by itself. */
        EXITED,
        /** A signal ended it. */
        KILLED,
        /** A signal ended it, and its memory was written to a core file. */
        DUMPED,
        /** It is traced, and halted. */
        TRAPPED,
        /** A signal stopped it. */
        STOPPED,
        /** SIGCONT let it go on. */
        CONTINUED
    }

    static ExitStatus of(Siginfo info, Rusage usage) {
        Sifields.Sigchld child = info.fields().sigchld();
        Event event = switch (info.code()) {
            case SIGCLD.EXITED -> Event.EXITED;
            case SIGCLD.KILLED -> Event.KILLED;
            case SIGCLD.DUMPED -> Event.DUMPED;
            case SIGCLD.TRAPPED -> Event.TRAPPED;
            case SIGCLD.STOPPED -> Event.STOPPED;
            case SIGCLD.CONTINUED -> Event.CONTINUED;
            default -> throw new IllegalStateException("waitid tells of an event that is not known: " + info.code());
        };
        return new ExitStatus(child.pid(), event, child.status(), Usage.of(usage));
    }

    /** Whether it has ended, in whatever way. */
    public boolean hasEnded() {
        return event == Event.EXITED || event == Event.KILLED || event == Event.DUMPED;
    }

    /** Whether it ended by itself, with code 0. */
    public boolean isSuccess() {
        return event == Event.EXITED && number == 0;
    }

    /**
     * The code with which it ended by itself.
     *
     * @throws IllegalStateException if it did not; the message says what happened
     */
    public int code() {
        if (event != Event.EXITED) throw new IllegalStateException("there is no exit code: " + this);
        return number;
    }

    /**
     * The signal that ended, stopped or continued it.
     *
     * @throws IllegalStateException if it ended by itself
     */
    public int signal() {
        if (event == Event.EXITED) throw new IllegalStateException("there was no signal: " + this);
        return number;
    }

    /** The exit code, or 128 and the signal, as a shell has it in {@code $?}. */
    public int shellCode() {
        return event == Event.EXITED ? number : SHELL_SIGNAL + number;
    }

    /** As strace says it: {@code 4711 exited with 0}, {@code 4711 killed by SIGSEGV (core dumped)}. */
    @Override
    public String toString() {
        String signal = SignalName.full(number);
        return pid + switch (event) {
            case EXITED -> " exited with " + number;
            case KILLED -> " killed by " + signal;
            case DUMPED -> " killed by " + signal + " (core dumped)";
            case TRAPPED -> " trapped by " + signal;
            case STOPPED -> " stopped by " + signal;
            case CONTINUED -> " continued by " + signal;
        };
    }
}
