package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.testing.Privilege;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that are set again, starts that are repeated, and starts at the same time. */
class SpawnAgainTest {
    private static void needsMachineCode() {
        assumeTrue(Platform.transport().equals("stub"), "needs machine code; posix_spawn cannot do this");
    }

    @Test
    void theLastDirectoryCounts() throws Exception {
        assertThat(Run.output(Spawn.of("/bin/pwd").cwd("/usr").cwd("/"))).isEqualTo("/");
        assertThat(Run.output(Spawn.of("/bin/pwd").cwd("lib").cwd("/usr"))).isEqualTo("/usr");
    }

    @Test
    void sessionsAndGroupsGoTogetherInAnyOrder() throws Exception {
        Spawn ids = Run.shell("cut -d' ' -f1,5,6 /proc/$$/stat");
        for (Spawn spawn : List.of(ids.copy().newSession().newSession(), ids.copy().processGroup(0).newSession(),
                ids.copy().newSession().processGroup(0))) {
            String[] numbers = Run.output(spawn).split(" ");
            assertThat(numbers).as("its id, group and session").containsOnly(numbers[0]);
        }
    }

    @Test
    void theLastSignalsCount() throws Exception {
        Spawn spawn = Run.shell("kill -USR1 $$; echo lives").defaulted("usr2").defaulted("usr1");
        assertThat(Run.of(spawn).status().event()).isEqualTo(ExitStatus.Event.KILLED);
    }

    @Test
    void theLastUserAndLimitCount() throws Exception {
        needsMachineCode();
        assertThat(Run.output(Run.shell("ulimit -S -n; ulimit -S -c").limit("nofile", Limit.of(40)).limit("core", Limit.of(0))
                .limit("nofile", Limit.of(30)))).isEqualTo("30\n0");
        assertThat(Run.output(Run.shell("umask").umask(0).umask(077))).endsWith("077");
        Privilege.needsRoot();
        assertThat(Run.output(Run.shell("id -u").user(1).user(2))).isEqualTo("2");
    }

    @Test
    void aCopyChangesByItself() throws Exception {
        Spawn spawn = Run.shell("echo $A; pwd; exec 2>&1; readlink /proc/self/fd/5 || echo none").env("A", "1").cwd("/");
        Spawn copy = spawn.copy().env("A", "2").cwd("/usr").open(5, "/dev/null", "rdonly");
        assertThat(Run.output(spawn)).isEqualTo("1\n/\nnone");
        assertThat(Run.output(copy)).isEqualTo("2\n/usr\n/dev/null");
    }

    @Test
    void aProgramThatIsFoundLateRunsOnce(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        for (String path : List.of("/no/such:/bin", "/dev/null:/no/such:/nor/this:/bin", "/no/such:/dev/null:/bin:/usr/bin")) {
            Files.deleteIfExists(log);
            Run run = Run.of(Spawn.of("sh", "-c", "echo runs >> \"$0\"; echo $$", log.toString()).env("PATH", path).searchPath());
            assertThat(run.output()).isEqualTo(Integer.toString(run.status().pid()));
            assertThat(log).as(path).hasContent("runs");
        }
    }

    @Test
    void whatIsNoProgramEndsTheSearch(@TempDir Path folder) throws Exception {
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        Files.copy(Path.of("/bin/true"), second.resolve("tool"));
        Spawn spawn = Spawn.of("tool").env("PATH", "/dev/null:" + first + ":" + second).searchPath();
        try (Child child = spawn.start()) {
            assertThat(child.await().isSuccess()).as("a folder that is a file is passed over").isTrue();
        }
        Files.createDirectory(first.resolve("tool"));
        try (Child child = spawn.start()) {
            assertThat(child.await().isSuccess()).as("a folder of that name is passed over").isTrue();
        }
        Files.delete(first.resolve("tool"));
        Files.writeString(first.resolve("tool"), "text");
        assertThat(first.resolve("tool").toFile().setExecutable(true, false)).isTrue();
        assertThatThrownBy(spawn::start).isInstanceOf(SpawnException.class).hasMessageContaining("ENOEXEC")
                .hasMessageContaining(first.toString());
    }

    @Test
    void thisProcessCanBeDumpedAsBeforeWhoeverItsChildrenBecome() throws Exception {
        needsMachineCode();
        Privilege.needsRoot();
        boolean before = Prctl.isDumpable();
        Prctl.setDumpable(true);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Object>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) starts.add(threads.submit((Callable<Object>) () -> {
                for (int n = 0; n < 50; n++) Run.of(Spawn.of("/bin/true").user(65_534));
                return true;
            }));
            for (Future<Object> start : starts) start.get();
            assertThat(Prctl.isDumpable()).as("after starts at the same time").isTrue();
            Run.of(Spawn.of("/bin/true").at(SpawnStage.PRIVILEGES,
                    calls -> calls.call(ChildCalls.first("setresuid32", "setresuid"), 65_534, 65_534, 65_534)));
            assertThat(Prctl.isDumpable()).as("after a step of the user's own").isTrue();
        } finally {
            Prctl.setDumpable(before);
        }
    }
}
