package dev.jsyscall.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.process.Prctl;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import dev.jsyscall.linux.testing.Privilege;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ProcTest {
    private final int pid = (int) ProcessHandle.current().pid();

    @Test
    void thisProcessIsAmongAll() throws Exception {
        List<Proc> all = Proc.all();
        assertThat(all).extracting(Proc::pid).contains(1, pid).isSorted();
        assertThat(all).extracting(Proc::toString).contains("/proc/1");
        for (Proc process : all) {
            process.tryRead(Proc::stat).ifPresent(stat -> assertThat(stat.pid()).isEqualTo(process.pid()));
        }
    }

    @Test
    void thisProcessKnowsItself() throws Exception {
        Proc self = Proc.self();
        assertThat(self.pid()).isEqualTo(pid);
        assertThat(self.exe()).isEqualTo(Path.of(System.getProperty("java.home"), "bin", "java").toRealPath().toString());
        assertThat(self.cwd()).isEqualTo(Path.of("").toRealPath().toString());
        assertThat(self.root()).isEqualTo("/");
        assertThat(self.environ()).isEqualTo(System.getenv());
        List<String> arguments = self.cmdline();
        assertThat(arguments.getFirst()).endsWith("java");
        String[] known = ProcessHandle.current().info().arguments().orElse(new String[0]);
        if (known.length > 0) assertThat(arguments.subList(1, arguments.size())).containsExactly(known);
        assertThat(self.comm()).isEqualTo(self.stat().comm()).isEqualTo(self.status().name());
    }

    @Test
    void initHasACommandLine() throws Exception {
        assertThat(Proc.of(1).cmdline()).isNotEmpty();
        assertThat(Proc.of(1).stat().ppid()).isZero();
        assertThat(Proc.of(1).status().tgid()).isEqualTo(1);
    }

    @Test
    void statAndStatusAgree() throws Exception {
        ProcStat stat = Proc.self().stat();
        ProcStatus status = Proc.self().status();
        assertThat(stat.pid()).isEqualTo(status.pid()).isEqualTo(status.tgid()).isEqualTo(pid);
        assertThat(stat.ppid()).isEqualTo(status.ppid())
                .isEqualTo(ProcessHandle.current().parent().map(parent -> (int) parent.pid()).orElse(0));
        assertThat(stat.threads()).isGreaterThan(1);
        assertThat(status.threads()).isGreaterThan(1);
        assertThat("RSDIt").contains(Character.toString(stat.state())).contains(Character.toString(status.state()));
        assertThat(stat.userTime()).isPositive();
        assertThat(stat.virtualBytes()).isGreaterThan(stat.residentBytes());
        assertThat(status.bytes("VmPeak").orElseThrow()).isGreaterThanOrEqualTo(stat.virtualBytes());
        assertThat(status.bytes("Threads")).isEmpty();
        assertThat(status.get("Seccomp")).contains("0");
        assertThat(status.get("unheard of")).isEmpty();
        assertThat(status.tracerPid()).isZero();
        assertThat(status.voluntarySwitches()).isPositive();
        assertThat(status.involuntarySwitches()).isNotNegative();
        Duration age = Uptime.get().up().minus(stat.started());
        assertThat(age).isPositive();
    }

    @Test
    void aSignalThatIsHandledIsInTheMask() throws Exception {
        assertThat(Proc.self().status().mask("SigCgt") >> 10 & 1).as("SIGSEGV, which a JVM lives on").isEqualTo(1);
    }

    @Test
    void threadsAreReadLikeProcesses() throws Exception {
        OwnThread.run(() -> {
            Prctl.setName("proc test");
            Proc me = Proc.thread();
            Proc found = Proc.self().threads().stream().filter(thread -> thread.pid() == me.pid()).findFirst().orElseThrow();
            assertThat(found.comm()).isEqualTo("proc test").isEqualTo(found.stat().comm()).isEqualTo(me.comm());
            assertThat(found.status().pid()).isEqualTo(me.pid());
            assertThat(found.status().tgid()).isEqualTo(pid);
            assertThat(found).hasToString("/proc/self/task/" + me.pid());
        });
    }

    @Test
    void oddNamesAreRead() throws Exception {
        for (String odd : List.of(") R 1 (", "a\nb", "back\\slash", "\\n", " blanks ", "tab\tend\n", "", "((", "))", "\udcff\udc80ü")) {
            OwnThread.run(() -> {
                Prctl.setName(odd);
                Proc me = Proc.thread();
                assertThat(me.comm()).isEqualTo(odd);
                assertThat(me.stat().comm()).isEqualTo(odd);
                assertThat(me.stat().pid()).isEqualTo(me.pid());
                assertThat(me.stat().ppid()).isEqualTo(Proc.self().stat().ppid());
                assertThat(me.status().name()).isEqualTo(odd);
            });
        }
    }

    @Test
    void argumentsAreReadAsTheyAre() throws Exception {
        Process other = new ProcessBuilder("sh", "-c", "read x", "", "two words", "new\nline", "").start();
        Proc process = Proc.of((int) other.pid());
        assertThat(process.cmdline()).containsExactly("sh", "-c", "read x", "", "two words", "new\nline", "");
        other.destroyForcibly().waitFor();
        assertThat(process.tryRead(Proc::cmdline)).isEmpty();
        Fails.with(process::stat, E.NOENT, E.SRCH);
    }

    @Test
    void processesThatEndWhileTheyAreReadAreLeftOut() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        var churn = OwnThread.start(() -> {
            for (int i = 0; i < 150; i++) new ProcessBuilder("true").start().waitFor();
            done.set(true);
            return true;
        });
        while (!done.get() && !churn.isDone()) {
            for (Proc process : Proc.all()) {
                process.tryRead(Proc::stat);
                process.tryRead(Proc::status);
                process.tryRead(Proc::cmdline);
                process.tryRead(Proc::limits);
                process.tryRead(Proc::comm);
                for (Proc thread : process.tryRead(Proc::threads).orElse(List.of())) thread.tryRead(Proc::stat);
            }
        }
        assertThat(churn.get()).isTrue();
    }

    @Test
    void whatIsMappedIsFound() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(100);
            List<MemoryMap> maps = Proc.self().maps();
            MemoryMap map = maps.stream().filter(each -> each.contains(memory.address())).findFirst().orElseThrow();
            assertThat(map.isReadable() && map.isWritable()).isTrue();
            assertThat(map.isExecutable() || map.isShared()).isFalse();
            assertThat(map.size()).isPositive();
            assertThat(maps).extracting(MemoryMap::path).anyMatch(path -> path.endsWith("libjvm.so")).contains("[stack]");
            String lines = ProcFile.text("/proc/self/maps");
            MemoryMap jvm = maps.stream().filter(each -> each.path().endsWith("libjvm.so")).findFirst().orElseThrow();
            assertThat(lines.replaceAll(" +", " ")).contains(jvm.toString());
            assertThat(Files.getAttribute(Path.of(jvm.path()), "unix:ino")).isEqualTo(jvm.inode());
        }
    }

    @Test
    void aMappedFileMayHaveAnyName() {
        MemoryMap map = MemoryMap.parse("7f00-8f00 rw-s 00001000 fe:01 42                         /tmp/a\\012b (c)");
        assertThat(map.path()).isEqualTo("/tmp/a\nb (c)");
        assertThat(map.isShared()).isTrue();
        assertThat(map.offset()).isEqualTo(0x1000);
        assertThat(map.major()).isEqualTo(0xfe);
        MemoryMap high = MemoryMap.parse("ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 ");
        assertThat(high.size()).isEqualTo(0x1000);
        assertThat(high.contains(0xffffffffff600fffL)).isTrue();
        assertThat(high.path()).isEmpty();
    }

    @Test
    void openFilesAreListed(@TempDir Path folder) throws Exception {
        String name = folder.resolve("x".repeat(200)).resolve("y".repeat(200)).toString();
        Files.createDirectories(Path.of(name));
        try (OwnedFd file = FcntlCalls.openat(name, "rdonly, directory, cloexec")) {
            assertThat(Proc.self().fds()).contains(new OpenFd(file.number(), Path.of(name).toRealPath().toString()));
        }
        assertThat(Proc.self().fds()).extracting(OpenFd::number).isSorted();
    }

    @Test
    void othersProcessesKeepSecrets() throws Exception {
        Privilege.needsAnOrdinaryUser();
        assumeTrue(Proc.of(1).status().user().real() == 0, "process 1 is not root's");
        Fails.with(() -> Proc.of(1).environ(), E.ACCES);
        Fails.with(() -> Proc.of(1).fds(), E.ACCES);
        Fails.with(() -> Proc.of(1).exe(), E.ACCES);
        Fails.with(() -> Proc.of(1).tryRead(Proc::cwd), E.ACCES);
    }

    @Test
    void limitsAreReadByTheirNames() throws ErrnoException {
        ProcLimits limits = Proc.self().limits();
        assertThat(limits.limits()).hasSizeGreaterThanOrEqualTo(16).containsKey("Max open files");
        for (String word : new String[] {"cpu", "fsize", "data", "stack", "core", "rss", "nproc", "nofile", "memlock", "as", "locks",
                "sigpending", "msgqueue", "nice", "rtprio", "rttime"}) {
            assertThat(limits.get(word)).as(word).isNotNull();
        }
    }

    @Test
    void anyFileIsReadAsText() throws Exception {
        assertThat(Proc.self().text("cgroup")).isNotEmpty();
        assertThat(Proc.self().text("statm").split(" ")).hasSize(7);
        Fails.with(() -> Proc.self().text("unheard_of"), E.NOENT);
    }
}
