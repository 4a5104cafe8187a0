package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs start with what was asked for, and with nothing else. Through both transports. */
class SpawnTest {
    @Test
    void itsErrorsGoWhereItsOutputGoes() throws Exception {
        assertThat(Run.output(Run.shell("echo out; echo error >&2").stderrToStdout())).isEqualTo("out\nerror");
        assertThat(Run.output(Run.shell("echo out; echo five >&5; echo error >&2").sameFd(5, 2).stderrToStdout())).isEqualTo("out\nfive\nerror");
        assertThatThrownBy(() -> Spawn.of("/bin/true").sameFd(5, 6).start()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spawn.of("/bin/true").sameFd(5, 6).sameFd(6, 5).start()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProgramRunsAndEnds() throws Exception {
        try (Child child = Spawn.of("/bin/true").start()) {
            assertThat(child.await()).satisfies(status -> {
                assertThat(status.isSuccess()).isTrue();
                assertThat(status.pid()).isEqualTo(child.pid());
            });
        }
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        assertThat(Run.output(Run.shell("printf '%s|' \"$0\" \"$@\"", "", "two words", "ä\udc80", "*"))).startsWith("|two words|ä").endsWith("|*|");
    }

    @Test
    void aScriptGetsArgumentsAndEnvironment(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n[ $1 = one ] && [ $2 = two ] && [ \"$PWD_TEST\" = here ] && exit 5\n");
        assertThat(script.toFile().setExecutable(true, true)).isTrue();
        try (Child child = Spawn.of(script.toString(), "one", "two").emptyEnv().env("PWD_TEST", "here").start()) {
            assertThat(child.await().code()).isEqualTo(5);
        }
    }

    @Test
    void aProgramMayBeCalledOtherwise() throws Exception {
        assertThat(Run.output(Run.shell("cat /proc/$$/cmdline | tr '\\0' ' '").name("renamed"))).startsWith("renamed -c");
    }

    @Test
    void theEnvironmentIsInherited() throws Exception {
        assertThat(Run.output(Spawn.of("/usr/bin/env")).lines().map(line -> line.replaceFirst("=.*", "")))
                .containsAll(System.getenv().keySet());
    }

    @Test
    void variablesAreSetAndRemoved() throws Exception {
        Spawn spawn = Run.shell("echo $ONE-${TWO-unset}-${PATH-unset}").emptyEnv().env("ONE", "=1").env("TWO", "2").withoutEnv("TWO");
        assertThat(Run.output(spawn)).startsWith("=1-unset-");
        assertThat(Run.output(Spawn.of("/usr/bin/env").emptyEnv())).isEmpty();
        assertThat(Run.output(Run.shell("echo $ADDED ${PATH:+kept}").env("ADDED", "yes").env("PATH", "/bin"))).isEqualTo("yes kept");
    }

    @Test
    void namesOfVariablesAreChecked() {
        assertThatThrownBy(() -> Spawn.of("x").env("A=B", "c")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("A=B");
        assertThatThrownBy(() -> Spawn.of("x").env("A", "c\0d")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theProgramIsLookedForInPath(@TempDir Path folder) throws Exception {
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        Files.writeString(first.resolve("greet"), "not executable");
        Path script = Files.writeString(second.resolve("greet"), "#!/bin/sh\necho hello from $0\n");
        assertThat(script.toFile().setExecutable(true, false)).isTrue();
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        String path = "/no/such/folder:" + first + ":" + second + ":/bin";
        assertThat(Run.output(Spawn.of("greet").env("PATH", path).searchPath())).isEqualTo("hello from " + script);
    }

    @Test
    void theCurrentDirectoryIsAnother(@TempDir Path folder) throws Exception {
        String before = Path.of("").toAbsolutePath().toString();
        assertThat(Run.output(Spawn.of("/bin/pwd").cwd(folder.toString()))).isEqualTo(folder.toRealPath().toString());
        assertThat(Run.output(Spawn.of("/bin/pwd"))).isEqualTo(before);
    }

    @Test
    void onlyStandardDescriptorsAreThereUnlessOthersAreAskedFor() throws Exception {
        try (OwnedFd open = FcntlCalls.openat("/dev/null", "rdwr");
                OwnedFd other = FcntlCalls.openat("/dev/zero", "rdwr, cloexec")) {
            assertThat(open.number()).isGreaterThan(2);
            assertThat(Run.output(Run.shell("ls /proc/self/fd | tr '\\n' ' '"))).isEqualTo("0 1 2 3");
            String listed = Run.output(Run.shell("readlink /proc/$$/fd/7 /proc/$$/fd/9; ls /proc/$$/fd").fd(7, open).fd(9, other));
            assertThat(listed.lines().collect(Collectors.joining(" "))).isEqualTo("/dev/null /dev/zero 0 1 2 7 9");
        }
    }

    @Test
    void descriptorsMayChangePlaces() throws Exception {
        try (OwnedFd one = memory("one"); OwnedFd two = memory("two")) {
            Spawn spawn = Run.shell("cat /proc/self/fd/" + one.number() + " /proc/self/fd/" + two.number())
                    .fd(one.number(), two).fd(two.number(), one);
            assertThat(Run.output(spawn)).isEqualTo("twoone");
            assertThat(Run.output(Run.shell("cat /proc/self/fd/" + one.number()).fd(one.number(), one))).isEqualTo("one");
        }
    }

    private static OwnedFd memory(String text) throws Exception {
        OwnedFd fd = MmanCalls.memfdCreate(text, "cloexec");
        FileCalls.write(fd, MemorySegment.ofArray(text.getBytes()));
        return fd;
    }

    @Test
    void filesAreOpenedForIt(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        try (Child child = Run.shell("cat; echo error >&2").open(0, "/dev/null", "rdonly").open(2, log.toString(), "wronly, creat, append")
                .start()) {
            assertThat(child.await().isSuccess()).isTrue();
        }
        assertThat(log).hasContent("error");
    }

    @Test
    void pipesLeadInAndOut() throws Exception {
        try (Child child = Spawn.of("/bin/cat").pipe(0, 1).start()) {
            child.stdin().writeString("through");
            child.stdin().close();
            assertThat(child.stdout().readString()).isEqualTo("through");
            assertThat(child.await().isSuccess()).isTrue();
            assertThatThrownBy(child::stderr).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2");
        }
    }

    @Test
    void aStandardDescriptorMayBeMissing() throws Exception {
        assertThat(Run.output(Spawn.of("/bin/ls", "/proc/self/fd").withoutFd(0).withoutFd(2))).as("0 is the folder itself").isEqualTo("0\n1");
    }

    @Test
    void sessionsAndGroupsBegin() throws Exception {
        String script = "cut -d' ' -f1,5,6 /proc/$$/stat";
        String[] session = Run.output(Run.shell(script).newSession()).split(" ");
        assertThat(session[1]).as("its own group").isEqualTo(session[0]);
        assertThat(session[2]).as("its own session").isEqualTo(session[0]);
        String[] group = Run.output(Run.shell(script).processGroup(0)).split(" ");
        assertThat(group[1]).as("its own group").isEqualTo(group[0]);
        assertThat(group[2]).as("this session").isEqualTo(Integer.toString(Pid.self().session()));
        String[] neither = Run.output(Run.shell(script)).split(" ");
        assertThat(neither[1]).as("this group").isEqualTo(Integer.toString(Pid.self().group()));
    }

    @Test
    void noSignalIsBlockedUnlessItIsAskedFor() throws Exception {
        Spawn spawn = Spawn.of("/bin/cat", "/proc/self/status");
        assertThat(Run.output(spawn)).contains("SigBlk:\t0000000000000000").contains("SigCgt:\t0000000000000000");
        assertThat(Run.output(spawn.blocked("usr1, usr2"))).contains("SigBlk:\t0000000000000a00");
    }

    @Test
    void oneBuilderStartsManyTimes() throws Exception {
        Spawn spawn = Run.shell("echo $$");
        assertThat(Run.output(spawn)).isNotEqualTo(Run.output(spawn));
    }

    @Test
    void thisProcessStaysAsItIs() throws Exception {
        String before = Files.readString(Path.of("/proc/self/status")).lines().filter(l -> l.matches("(Sig(Blk|Ign)|Umask|Groups|Uid).*"))
                .collect(Collectors.joining());
        Run.output(Run.shell("true").cwd("/").newSession().blocked("usr1"));
        assertThat(Files.readString(Path.of("/proc/self/status")).lines().filter(l -> l.matches("(Sig(Blk|Ign)|Umask|Groups|Uid).*"))
                .collect(Collectors.joining())).isEqualTo(before);
    }
}
