package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.abi.cred.CredCalls;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.random.RandomCalls;
import dev.jsyscall.linux.abi.resource.RLIMIT;
import dev.jsyscall.linux.abi.resource.ResourceCalls;
import dev.jsyscall.linux.abi.resource.Rlimit64;
import dev.jsyscall.linux.abi.resource.Rusage;
import dev.jsyscall.linux.abi.utsname.Sysinfo;
import dev.jsyscall.linux.abi.utsname.Utsname;
import dev.jsyscall.linux.abi.utsname.UtsnameCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process asks about itself and the machine. */
@Tag("abi")
class SystemTest {
    @Test
    void uname() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Utsname name = Utsname.allocate(arena);
            UtsnameCalls.uname(name);
            assertThat(name.sysname()).isEqualTo("Linux");
            assertThat(name.release()).isEqualTo(System.getProperty("os.version"));
            assertThat(name.machine()).isNotEmpty();
        }
    }

    @Test
    void sysinfo() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Sysinfo info = Sysinfo.allocate(arena);
            UtsnameCalls.sysinfo(info);
            assertThat(info.uptime()).isPositive();
            assertThat(info.procs()).isPositive();
            assertThat(info.mem_unit()).isPositive();
            assertThat(info.freeram()).isPositive();
            // qemu-user cuts the numbers to the width of a long.
            if (System.getProperty("jsyscall.emulator") == null) assertThat(info.totalram()).isGreaterThan(info.freeram());
        }
    }

    @Test
    void usersAreJavas(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine"), "");
        assertThat(CredCalls.geteuid()).isEqualTo((Integer) Files.getAttribute(file, "unix:uid"));
        assertThat(CredCalls.getegid()).isEqualTo((Integer) Files.getAttribute(file, "unix:gid"));
        assertThat(ProcessCalls.getppid()).isEqualTo((int) (long) ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L));
    }

    @Test
    void limitsAreReadAndSet() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Rlimit64 before = Rlimit64.allocate(arena);
            ResourceCalls.prlimit64(RLIMIT.CORE, null, before);
            Rlimit64 none = Rlimit64.allocate(arena).cur(0).max(before.max());
            ResourceCalls.prlimit64(RLIMIT.CORE, none, null);
            Rlimit64 now = Rlimit64.allocate(arena).cur(1);
            ResourceCalls.prlimit64("core", null, now);
            assertThat(now.cur()).isZero();
            assertThat(now.max()).isEqualTo(before.max());
            ResourceCalls.prlimit64(RLIMIT.CORE, before, null);
        }
    }

    @Test
    void usageCounts() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Rusage usage = Rusage.allocate(arena);
            ResourceCalls.getrusage(usage);
            assertThat(usage.utime().toDuration()).isPositive();
            assertThat(usage.maxrss()).isPositive();
        }
    }

    @Test
    void randomBytesDiffer() throws Exception {
        byte[] first = new byte[32];
        byte[] second = new byte[32];
        assertThat(RandomCalls.getrandom(MemorySegment.ofArray(first))).isEqualTo(32);
        assertThat(RandomCalls.getrandom(MemorySegment.ofArray(second), "nonblock")).isEqualTo(32);
        assertThat(first).isNotEqualTo(second);
    }
}
