package dev.jsyscall.examples;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Quote;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.process.RemoteMemory;
import dev.jsyscall.linux.raw.Numbers;
import dev.jsyscall.linux.trace.SyscallInfo;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A system call of another process as a line: {@code openat(AT_FDCWD, "/etc/passwd", rdonly, 0)}. */
final class CallText {
    private static final int LONGEST = 4096;

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
            .map(entry -> entry.split("=", 2)).collect(toMap(entry -> entry[0], entry -> entry[1]));

    private CallText() {}

    static String of(SyscallInfo.Entry call, RemoteMemory memory) {
        String name = NAMES.getOrDefault(call.number(), "syscall_" + call.number());
        String kinds = ARGUMENTS.getOrDefault(name, "nnnnnn");
        return IntStream.range(0, kinds.length()).mapToObj(i -> {
            long value = call.arguments().get(i);
            return switch (kinds.charAt(i)) {
                case 'd' -> (int) value == AT.FDCWD ? "AT_FDCWD" : Integer.toString((int) value);
                case 'o' -> O.format((int) value);
                case 'p' -> text(memory, value, LONGEST);
                case 's' -> text(memory, value, (int) Math.min(call.arguments().get(i + 1), LONGEST));
                case 'x' -> hex(value);
                default -> number(value);
            };
        }).collect(joining(", ", name + "(", ")"));
    }

    /** Small numbers as people count, and large ones as addresses are written. */
    static String number(long value) {
        return value >= -LONGEST && value < 1 << 20 ? Long.toString(value) : hex(value);
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private static String text(RemoteMemory memory, long address, int limit) {
        try {
            return Quote.string(memory.readString(address, limit));
        } catch (ErrnoException notMapped) {
            return hex(address);
        }
    }
}
