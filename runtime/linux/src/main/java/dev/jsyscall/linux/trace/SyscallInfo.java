package dev.jsyscall.linux.trace;

import dev.jsyscall.Errno;
import dev.jsyscall.linux.abi.ptrace.PTRACE_SYSCALL_INFO;
import dev.jsyscall.linux.abi.ptrace.PtraceSyscallInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** The system call that a stopped thread is in. */
public sealed interface SyscallInfo {
    /** How many words a call takes. */
    int ARGUMENTS = 6;

    /** None. */
    record None() implements SyscallInfo {}

    /**
     * It is about to make one.
     *
     * @param arch whose numbers they are, one of {@link dev.jsyscall.linux.abi.seccomp.AUDIT_ARCH}
     * @param number the call's number
     * @param arguments six words, of which the call takes as many as it needs
     */
    record Entry(int arch, int number, List<Long> arguments) implements SyscallInfo {
        /** The call's name, if it is one of the architecture that this process runs on. */
        public Optional<String> name() {
            return CallName.of(arch, number);
        }

        @Override
        public String toString() {
            return CallName.text(arch, number, arguments);
        }
    }

    /**
     * It has made one.
     *
     * @param result what it returned, negative for an error
     * @param isError whether it is an error's number, negated
     */
    record Exit(long result, boolean isError) implements SyscallInfo {
        /** {@code = 9}, {@code = -2: ENOENT: No such file or directory}. */
        @Override
        public String toString() {
            return "= " + result + (isError ? ": " + Errno.of((int) -result) : "");
        }
    }

    /**
     * It is about to make one, and a seccomp filter said to stop.
     *
     * @param arch whose numbers they are, one of {@link dev.jsyscall.linux.abi.seccomp.AUDIT_ARCH}
     * @param number the call's number
     * @param arguments six words, of which the call takes as many as it needs
     * @param data what the filter said with it
     */
    record Seccomp(int arch, int number, List<Long> arguments, int data) implements SyscallInfo {
        /** The call's name, if it is one of the architecture that this process runs on. */
        public Optional<String> name() {
            return CallName.of(arch, number);
        }

        @Override
        public String toString() {
            return CallName.text(arch, number, arguments) + ", the filter says " + data;
        }
    }

    /** What the record tells. */
    static SyscallInfo of(PtraceSyscallInfo info) {
        int op = info.op();
        if (op == PTRACE_SYSCALL_INFO.ENTRY) return new Entry(info.arch(), (int) info.entry().nr(), words(info.entry()::args));
        if (op == PTRACE_SYSCALL_INFO.EXIT) return new Exit(info.exit().rval(), info.exit().is_error() != 0);
        if (op == PTRACE_SYSCALL_INFO.NONE) return new None();
        PtraceSyscallInfo.Seccomp stop = info.seccomp();
        return new Seccomp(info.arch(), (int) stop.nr(), words(stop::args), stop.ret_data());
    }

    private static List<Long> words(IntToLongFunction argument) {
        return IntStream.range(0, ARGUMENTS).mapToObj(argument::applyAsLong).toList();
    }
}
