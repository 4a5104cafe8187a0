package dev.jsyscall.examples;

import static java.util.stream.Collectors.toMap;

import dev.jsyscall.Errno;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Quote;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.raw.Numbers;
import dev.jsyscall.linux.trace.SyscallInfo;
import dev.jsyscall.linux.trace.TraceStop;
import dev.jsyscall.linux.trace.Tracee;
import dev.jsyscall.linux.trace.Tracer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** {@code strace -f}: a program's system calls, and those of what it starts. */
final class MiniStrace {
    private static final int LONGEST_TEXT = 4096;

    private static final Map<Integer, String> NAMES = Numbers.all().entrySet().stream()
            .collect(toMap(Map.Entry::getValue, Map.Entry::getKey, BinaryOperator.minBy(String::compareTo)));

    /** What calls take: (p)aths, (s)trings as long as the next argument says, (o)pen flags, (d)escriptors, he(x), or just (n)umbers. */
    private static final Map<String, String> ARGUMENTS = Stream.of("""
            access=pn arch_prctl=xx brk=x clock_gettime=nx clone=xxxxx clone3=xn close=d dup2=dd dup3=ddo execve=pxx exit=n
            exit_group=n faccessat=dpn faccessat2=dpnn fcntl=dnx fork= fstat=dx futex=xnnxxn getcwd=xn getdents64=dxn getegid=
            geteuid= getgid= getpid= getppid= getrandom=xnn gettid= getuid= ioctl=dxx kill=nn lseek=dnn madvise=xnn mmap=xnnndn
            mprotect=xnn munmap=xn newfstatat=dpxn open=pon openat=dpon pipe2=xo poll=xnn ppoll=xnxxn pread64=dxnn
            prlimit64=nnxx pwrite64=dsnn read=dxn readlink=pxn readlinkat=dpxn rseq=xnnx rt_sigaction=nxxn rt_sigprocmask=nxxn
            rt_sigreturn= sched_getaffinity=nnx set_robust_list=xn set_tid_address=x stat=px statx=dpnnx sysinfo=x uname=x
            unlink=p unlinkat=dpn vfork= wait4=nxnx write=dsn writev=dxn""".split("\\s+"))
            .collect(toMap(entry -> entry.substring(0, entry.indexOf('=')), entry -> entry.substring(entry.indexOf('=') + 1)));

    private final Tracer tracer = Tracer.here();
    private final Map<Integer, String> calls = new HashMap<>();
    private final PrintStream out;

    private MiniStrace(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] command) throws IOException {
        System.exit(trace(System.err, command[0], List.of(command).subList(1, command.length).toArray(String[]::new)));
    }

    /** Prints what the program does, and answers with its status. */
    static int trace(PrintStream out, String program, String... arguments) throws IOException {
        return new MiniStrace(out).run(Spawn.of(program, arguments).searchPath());
    }

    private int run(Spawn program) throws IOException {
        int status = 0;
        try (Child child = tracer.start(program, "exitkill, traceclone, tracefork, tracevfork, traceexec")) {
            tracer.tracee(child.pid()).syscall();
            for (var next = tracer.next(); next.isPresent(); next = tracer.next()) {
                TraceStop stop = next.get();
                Tracee thread = tracer.tracee(stop.tid());
                switch (stop) {
                    case TraceStop.Syscall call -> syscall(thread);
                    case TraceStop.Event event -> thread.syscall();
                    case TraceStop.Signal signal when signal.signal() == SIG.STOP -> thread.syscall(); // a thread that has just begun
                    case TraceStop.Signal signal -> {
                        print(stop, "--- " + SIG.format(signal.signal()) + " ---");
                        thread.syscall(signal.signal());
                    }
                    case TraceStop.Exited end -> {
                        print(stop, "+++ exited with " + end.status() + " +++");
                        if (stop.tid() == child.pid()) status = end.status();
                    }
                    case TraceStop.Killed end -> print(stop, "+++ killed by " + SIG.format(end.signal()) + " +++");
                }
            }
        }
        return status;
    }

    private void syscall(Tracee thread) throws ErrnoException {
        switch (thread.syscallInfo()) {
            case SyscallInfo.Entry entry -> {
                String call = call(thread, entry);
                // These do not come back.
                if (call.startsWith("exit")) out.println(thread.tid() + " " + call + " = ?");
                else calls.put(thread.tid(), call);
            }
            case SyscallInfo.Exit exit -> {
                String result = exit.isError() ? "-1 " + Errno.of((int) -exit.result()) : number(exit.result());
                out.println(thread.tid() + " " + calls.getOrDefault(thread.tid(), "...") + " = " + result);
            }
            default -> {}
        }
        thread.syscall();
    }

    private static String call(Tracee thread, SyscallInfo.Entry entry) {
        String name = NAMES.getOrDefault(entry.number(), "syscall_" + entry.number());
        String kinds = ARGUMENTS.getOrDefault(name, "nnnnnn");
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < kinds.length(); i++) {
            long value = entry.arguments().get(i);
            shown.add(switch (kinds.charAt(i)) {
                case 'd' -> (int) value == AT.FDCWD ? "AT_FDCWD" : Integer.toString((int) value);
                case 'o' -> O.format((int) value);
                case 'p' -> text(thread, value, LONGEST_TEXT);
                case 's' -> text(thread, value, (int) Math.min(entry.arguments().get(i + 1), LONGEST_TEXT));
                case 'x' -> "0x" + Long.toHexString(value);
                default -> number(value);
            });
        }
        return name + "(" + String.join(", ", shown) + ")";
    }

    private static String text(Tracee thread, long address, int limit) {
        try {
            return Quote.string(thread.memory().readString(address, limit));
        } catch (ErrnoException notMapped) {
            return "0x" + Long.toHexString(address);
        }
    }

    private static String number(long value) {
        return value >= -LONGEST_TEXT && value < 1 << 20 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    private void print(TraceStop stop, String what) {
        out.println(stop.tid() + " " + what);
    }
}
