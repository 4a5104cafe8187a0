package dev.jsyscall.examples;

import dev.jsyscall.Errno;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.signal.SignalName;
import dev.jsyscall.linux.trace.SyscallInfo;
import dev.jsyscall.linux.trace.TraceStop;
import dev.jsyscall.linux.trace.Tracee;
import dev.jsyscall.linux.trace.Tracer;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** {@code strace -f}: a program's system calls, and those of what it starts. It ends as the program does. */
final class MiniStrace extends Tool {
    private static final int BY_SIGNAL = 128;

    private final Map<Integer, String> calls = new HashMap<>();
    private final Map<Integer, Integer> ends = new HashMap<>();

    MiniStrace() {
        super("PROGRAM [ARGUMENT...]");
    }

    @Override
    void run(String... command) throws IOException {
        require(command.length > 0);
        Tracer tracer = Tracer.here();
        Spawn program = Spawn.of(command[0], Arrays.copyOfRange(command, 1, command.length)).searchPath();
        try (Child child = tracer.start(program, "exitkill, traceclone, tracefork, tracevfork, traceexec")) {
            tracer.tracee(child.pid()).syscall();
            for (var next = tracer.next(); next.isPresent(); next = tracer.next()) {
                try {
                    show(next.get(), tracer.tracee(next.get().tid()));
                } catch (ErrnoException e) {
                    if (!e.is(E.SRCH)) throw e; // it was killed, and its end comes next
                }
            }
            status = ends.getOrDefault(child.pid(), status);
        }
    }

    private void show(TraceStop stop, Tracee thread) throws ErrnoException {
        switch (stop) {
            case TraceStop.Syscall call -> {
                show(thread.syscallInfo(), thread);
                thread.syscall();
            }
            case TraceStop.Signal it when it.signal() != SIG.STOP -> {
                print(thread, "--- " + SignalName.full(it.signal()) + " ---");
                thread.syscall(it.signal());
            }
            case TraceStop.Exited end -> end(thread, "exited with " + end.status(), end.status());
            case TraceStop.Killed end -> end(thread, "killed by " + SignalName.full(end.signal()), BY_SIGNAL + end.signal());
            default -> thread.syscall(); // it has begun, which shows as STOP, or has started another
        }
    }

    private void show(SyscallInfo info, Tracee thread) {
        if (info instanceof SyscallInfo.Entry entry) {
            String call = CallText.of(entry, thread.memory());
            calls.put(thread.tid(), call);
            if (call.startsWith("exit")) print(thread, call + " = ?"); // which does not come back
        } else if (info instanceof SyscallInfo.Exit exit) {
            String result = exit.isError() ? "-1 " + Errno.of((int) -exit.result()) : CallText.number(exit.result());
            print(thread, calls.getOrDefault(thread.tid(), "...") + " = " + result);
        }
    }

    private void end(Tracee thread, String how, int code) {
        print(thread, "+++ " + how + " +++");
        ends.put(thread.tid(), code);
    }

    private void print(Tracee thread, String what) {
        errors.println(thread.tid() + " " + what);
    }
}
