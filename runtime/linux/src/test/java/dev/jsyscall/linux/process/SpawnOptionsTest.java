package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.cred.CredCalls;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.prctl.PR;
import dev.jsyscall.linux.raw.PrctlRaw;
import dev.jsyscall.linux.terminal.Pty;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new process does to itself before it becomes the program. */
class SpawnOptionsTest {
    private static final String MACHINE_CODE = "needs machine code; posix_spawn cannot do this";

    @BeforeEach
    void machineCode() {
        assumeTrue(Platform.transport().equals("stub"), MACHINE_CODE);
    }

    private static void assumeRoot() throws Exception {
        assumeTrue(CredCalls.geteuid() == 0, "needs root");
    }

    @Test
    void theCurrentDirectoryIsOpen(@TempDir Path folder) throws Exception {
        try (OwnedFd directory = FcntlCalls.openat(folder.toString(), "path, directory, cloexec");
                OwnedFd other = FcntlCalls.openat("/dev/null", "rdwr, cloexec")) {
            Spawn spawn = Spawn.of("/bin/pwd").cwd(directory);
            assertThat(Run.output(spawn)).isEqualTo(folder.toRealPath().toString());
            assertThat(Run.output(spawn.fd(directory.number(), other))).as("another file has its number in the program")
                    .isEqualTo(folder.toRealPath().toString());
        }
    }

    @Test
    void aTerminalControlsIt() throws Exception {
        try (Pty pty = Pty.open()) {
            Spawn spawn = Run.shell("tty; cut -d' ' -f1,6,8 /proc/$$/stat").controllingTerminal(pty.terminal()).stdin(pty.terminal());
            String[] lines = Run.output(spawn).split("\n");
            assertThat(lines[0]).isEqualTo(pty.name().toString());
            String[] ids = lines[1].split(" ");
            assertThat(ids[1]).as("its session").isEqualTo(ids[0]);
            assertThat(ids[2]).as("the group in the foreground").isEqualTo(ids[0]);
        }
    }

    @Test
    void theUmaskIsAnother() throws Exception {
        assertThat(Run.output(Run.shell("umask").umask(027))).endsWith("027");
    }

    @Test
    void modesAreWords(@TempDir Path folder) throws Exception {
        assertThat(Run.output(Run.shell("umask").umask("---rwxrwx"))).endsWith("077");
        Path file = folder.resolve("new");
        Run.of(Spawn.of("/bin/true").open(3, file.toString(), "wronly, creat", "r--------"));
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ]");
    }

    @Test
    void thePriorityForDisksIsAnother() throws Exception {
        try (Child child = Run.shell("read line").pipe(0).ioPriority(IoPriority.bestEffort(6)).start()) {
            assertThat(IoPriority.get("process", child.pid())).isEqualTo(IoPriority.bestEffort(6));
        }
    }

    @Test
    void itBeginsInAControlGroup() throws Exception {
        Path groups = Files.readAllLines(Path.of("/proc/self/mounts")).stream().map(line -> line.split(" "))
                .filter(mount -> mount[2].equals("cgroup2")).map(mount -> Path.of(mount[1])).findFirst().orElse(null);
        assumeTrue(groups != null && Files.isWritable(groups), "needs a hierarchy of cgroup v2 that may be changed");
        Path group = groups.resolve("jsyscall-" + ProcessHandle.current().pid());
        Files.createDirectory(group);
        try (OwnedFd directory = FcntlCalls.openat(group.toString(), "path, directory, cloexec")) {
            assertThat(Run.output(Spawn.of("/bin/cat", "/proc/self/cgroup").cgroup(directory))).contains("0::/" + group.getFileName());
        } finally {
            Files.delete(group);
        }
    }

    @Test
    void itTakesTheSystemForAnother() throws Exception {
        assertThat(Run.output(Spawn.of("/bin/cat", "/proc/self/personality").personality("addr_no_randomize"))).isEqualTo("00040000");
    }

    @Test
    void limitsAreSet() throws Exception {
        assertThat(Run.output(Run.shell("ulimit -S -n; ulimit -H -n").limit("nofile", new Limit(33, 44)))).isEqualTo("33\n44");
    }

    @Test
    void theNiceValueIsAnother() throws Exception {
        assertThat(Run.output(Run.shell("cut -d' ' -f19 /proc/self/stat").nice(19))).isEqualTo("19");
    }

    @Test
    void itIsScheduledOtherwise() throws Exception {
        String stat = Run.output(Spawn.of("/bin/cat", "/proc/self/stat").scheduling(Scheduling.batch(7)));
        assertThat(stat.split(" ")[18]).as("the nice value").isEqualTo("7");
        assertThat(stat.split(" ")[40]).as("the policy").isEqualTo("3");
    }

    @Test
    void itRunsOnSomeProcessors() throws Exception {
        int first = Affinity.get().stream().min().orElseThrow();
        assertThat(Run.output(Spawn.of("/bin/cat", "/proc/self/status").affinity(CpuSet.of(first))))
                .containsPattern("Cpus_allowed_list:\\s+" + first + "\n");
    }

    @Test
    void privilegesCannotBeGained() throws Exception {
        assertThat(Run.output(Spawn.of("/bin/cat", "/proc/self/status").noNewPrivs())).contains("NoNewPrivs:\t1");
    }

    @Test
    void signalsAreIgnored() throws Exception {
        // Those that this process was started with stay ignored: nohup(1), for one, ignores SIGHUP.
        long before = ignored(Spawn.of("/bin/cat", "/proc/self/status"));
        assertThat(ignored(Spawn.of("/bin/cat", "/proc/self/status").ignored("usr1, usr2"))).isEqualTo(before | 0xa00);
        Run run = Run.of(Run.shell("kill -USR1 $$; echo lives").ignored("usr1"));
        assertThat(run.output()).isEqualTo("lives");
    }

    private static long ignored(Spawn showsStatus) throws Exception {
        return Long.parseUnsignedLong(Run.output(showsStatus).replaceAll("(?s).*SigIgn:\\s*([0-9a-f]+).*", "$1"), 16);
    }

    @Test
    void itDiesWithTheThreadThatStartedIt() throws Exception {
        Child[] child = new Child[1];
        Thread thread = new Thread(() -> {
            try {
                child[0] = Spawn.of("/bin/sleep", "100").deathSignal("kill").start();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        thread.join();
        try (Child started = child[0]) {
            assertThat(started.await().event()).isEqualTo(ExitStatus.Event.KILLED);
        }
    }

    @Test
    void theUserAndTheGroupsAreOthers() throws Exception {
        assumeRoot();
        long dumpable = PrctlRaw.prctl(PR.GET_DUMPABLE, 0, 0, 0, 0);
        Spawn spawn = Run.shell("id -u; id -g; id -G").user(65_534).group(65_533).groups(65_532, 65_531);
        assertThat(Run.output(spawn).split("\\s+")).containsExactlyInAnyOrder("65534", "65533", "65533", "65532", "65531");
        assertThat(PrctlRaw.prctl(PR.GET_DUMPABLE, 0, 0, 0, 0)).as("this process can be dumped and traced as before")
                .isEqualTo(dumpable);
    }

    @Test
    void nobodyBecomesRoot() throws Exception {
        assumeTrue(CredCalls.geteuid() != 0, "needs an ordinary user");
        assertThatThrownBy(() -> Spawn.of("/bin/true").user(0).start()).isInstanceOfSatisfying(SpawnException.class, e -> {
            assertThat(e.is(E.PERM)).isTrue();
            assertThat(e.call()).startsWith("setresuid");
        });
    }

    @Test
    void theRootIsAnother(@TempDir Path folder) throws Exception {
        assumeRoot();
        assertThatThrownBy(() -> Spawn.of("/bin/true").chroot(folder.toString()).start())
                .isInstanceOfSatisfying(SpawnException.class, e -> {
                    assertThat(e.call()).as("it is not there below that root").isEqualTo("execve");
                    assertThat(e.is(E.NOENT)).isTrue();
                });
        assertThat(Run.output(Spawn.of("/bin/pwd").chroot("/"))).isEqualTo("/");
    }

    @Test
    void namespacesAreNew() throws Exception {
        Spawn spawn = Run.shell("id -u; readlink /proc/self/ns/net; cat /proc/net/dev | grep -c :").namespaces("newuser, newnet").mapIds(0, 0);
        String[] lines = runInNamespaces(spawn).split("\n");
        assertThat(lines[0]).as("root inside").isEqualTo("0");
        assertThat(lines[1]).isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString());
        assertThat(lines[2]).as("the loopback device alone").isEqualTo("1");
    }

    @Test
    void mountsDoNotSpread(@TempDir Path folder) throws Exception {
        Spawn spawn = Run.shell("mount -t tmpfs none \"$0\" && grep -c \"$0\" /proc/self/mounts", folder.toString())
                .namespaces("newuser, newns").mapIds(0, 0);
        assertThat(runInNamespaces(spawn)).isEqualTo("1");
        assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(folder.toString());
    }

    private static String runInNamespaces(Spawn spawn) throws Exception {
        try {
            return Run.output(spawn);
        } catch (SpawnException e) {
            assumeTrue(false, "user namespaces are not allowed here: " + e.getMessage());
        } catch (dev.jsyscall.ErrnoException e) {
            assumeTrue(!e.is(E.PERM) && !e.is(E.NOSPC), "user namespaces are not allowed here: " + e.getMessage());
            throw e;
        }
        throw new AssertionError();
    }

    @Test
    void anyCallCanBeAStepAndUseAResultBefore(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("written");
        Spawn spawn = Spawn.of("/bin/true").at(SpawnStage.SANDBOX, calls -> {
            ChildCalls.Result fd = calls.call("openat", AT.FDCWD, file.toString(), O.WRONLY | O.CREAT | O.CLOEXEC, 0644);
            calls.call("write", fd, calls.memory().allocateFrom("by the child"), 12);
            calls.attempt("close", -1);
        });
        try (Child child = spawn.start()) {
            assertThat(child.await().isSuccess()).isTrue();
        }
        assertThat(file).hasContent("by the child");
    }

    @Test
    void aStepThatFailsIsNamedInWords() throws Exception {
        assertThatThrownBy(() -> Spawn.of("/bin/true").affinity(CpuSet.of(1000)).start())
                .hasMessageStartingWith("sched_setaffinity(0, 128, " + CpuSet.of(1000) + ") on the way");
        try (var folder = FcntlCalls.openat("/", "path, cloexec")) {
            assertThatThrownBy(() -> Spawn.of(folder, "x").start())
                    .hasMessageStartingWith("execveat(" + folder + ", \"\", [\"x\"], /* ").hasMessageContaining(" vars */, empty_path) on the way");
        }
        assertThatThrownBy(() -> Spawn.of("/bin/true").deathSignal(4000).start()).hasMessageStartingWith("prctl(set_pdeathsig, 4000)");
    }

    @Test
    void aStepThatFailsIsNamed() {
        Spawn spawn = Spawn.of("/bin/true").at(SpawnStage.SANDBOX, calls -> calls.call("close", 1_000_000));
        assertThatThrownBy(spawn::start).isInstanceOf(SpawnException.class)
                .hasMessage("close(1000000) on the way to \"/bin/true\": Bad file descriptor (EBADF)");
    }

    @Test
    void whatIsNoArgumentOfACallIsRefused() {
        Spawn spawn = Spawn.of("/bin/true").at(SpawnStage.SANDBOX, calls -> calls.call("close", Path.of("x")));
        assertThatThrownBy(spawn::start).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Path");
        Spawn many = Spawn.of("/bin/true").at(SpawnStage.SANDBOX, calls -> calls.call("futex", 1, 2, 3, 4, 5, 6));
        assertThatThrownBy(many::start).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("five");
    }

    @Test
    void anOpenFileIsRun() throws Exception {
        try (var program = FcntlCalls.openat("/bin/echo", "path, cloexec")) {
            assertThat(Run.output(Spawn.of(program, "echo", "by descriptor"))).isEqualTo("by descriptor");
        }
    }

    @Test
    void wordsThatAreNoSignalsOrNamespacesAreRefused() {
        assertThatThrownBy(() -> Spawn.of("x").blocked("usr9")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spawn.of("x").namespaces("vm")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("vm");
        assertThatThrownBy(() -> Spawn.of("x").fd(-1, () -> dev.jsyscall.BorrowedFd.of(0))).isInstanceOf(IllegalArgumentException.class);
    }
}
