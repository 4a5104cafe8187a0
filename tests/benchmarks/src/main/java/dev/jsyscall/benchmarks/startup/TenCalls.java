package dev.jsyscall.benchmarks.startup;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.cred.CredCalls;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import dev.jsyscall.linux.abi.utsname.Utsname;
import dev.jsyscall.linux.abi.utsname.UtsnameCalls;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Ten different system calls through the typed layer, as a small tool would make them. */
final class TenCalls {
    private TenCalls() {}

    public static void main(String[] arguments) throws IOException {
        int sum = ProcessCalls.getpid() + ProcessCalls.getppid() + CredCalls.getuid() + CredCalls.getgid();
        MemorySegment buffer = Arena.global().allocate(64);
        try (OwnedFd fd = FcntlCalls.open("/etc/passwd", "rdonly, cloexec")) {
            FileCalls.read(fd, buffer);
            FileCalls.lseek(fd, 0, "set");
        }
        StatCalls.statx("/etc/passwd", "", "basic_stats", Statx.allocate(Arena.global()));
        UtsnameCalls.uname(Utsname.allocate(Arena.global()));
        if (sum <= 0) System.exit(1);
    }
}
