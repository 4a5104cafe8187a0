package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.linux.abi.signal.SIG;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Children are waited for, signalled, and leave no zombies. */
class ChildTest {
    @Test
    void theEndIsTold() throws Exception {
        try (Child child = Run.shell("exit 3").start()) {
            ExitStatus status = child.await();
            assertThat(status.event()).isEqualTo(ExitStatus.Event.EXITED);
            assertThat(status.code()).isEqualTo(3);
            assertThat(status.isSuccess()).isFalse();
            assertThat(status.shellCode()).isEqualTo(3);
            assertThat(status).hasToString(child.pid() + " exited with 3");
            assertThat(child.await()).as("the same again").isEqualTo(status);
            assertThatThrownBy(status::signal).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void signalsHaveOneLanguage() throws Exception {
        for (String name : List.of("rt_5", "RTMIN+5", "SIGRT_5", Integer.toString(SIG.RTMIN + 5))) {
            try (Child child = Spawn.of("/bin/sleep", "100").start()) {
                child.kill(name);
                assertThat(child.await()).hasToString(child.pid() + " killed by SIGRT_5");
            }
        }
        try (Child child = Spawn.of("/bin/sleep", "100").start()) {
            assertThat(child.pidfd().tryKill("rt_6")).isTrue();
            assertThat(child.await().signal()).isEqualTo(SIG.RTMIN + 6);
            assertThat(Pid.of(child.pid()).tryKill("rt_6")).isFalse();
        }
    }

    @Test
    void aSignalEndsIt() throws Exception {
        try (Child child = Spawn.of("/bin/sleep", "100").start()) {
            assertThat(child.tryAwait()).as("it runs").isEmpty();
            assertThat(child.await(Duration.ofMillis(1))).as("it runs").isEmpty();
            assertThat(child.kill("term")).isTrue();
            ExitStatus status = child.await();
            assertThat(status.event()).isEqualTo(ExitStatus.Event.KILLED);
            assertThat(status.signal()).isEqualTo(SIG.TERM);
            assertThat(status.shellCode()).isEqualTo(128 + SIG.TERM);
            assertThat(status).hasToString(child.pid() + " killed by SIGTERM");
            assertThatThrownBy(status::code).isInstanceOf(IllegalStateException.class).hasMessageContaining("SIGTERM");
            assertThat(child.kill("term")).as("nobody is there any more").isFalse();
            assertThat(child.await(Duration.ofDays(365))).contains(status);
        }
    }

    @Test
    void whatItUsedIsTold() throws Exception {
        try (Child child = Run.shell("i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done").start()) {
            Usage usage = child.await().usage();
            assertThat(usage.total()).isPositive();
            assertThat(usage.peakBytes()).isPositive();
            assertThat(usage.minorFaults()).isPositive();
        }
    }

    @Test
    void itsPidfdTellsOfItsEnd() throws Exception {
        try (Child child = Run.shell("read line").pipe(0).start()) {
            assertThat(child.pidfd().hasEnded()).isFalse();
            child.stdin().close();
            child.pidfd().await();
            assertThat(child.pidfd().hasEnded()).isTrue();
            assertThat(child.await().hasEnded()).as("it is still there to be waited for").isTrue();
        }
    }

    @Test
    void manyThreadsGetTheSameAnswer() throws Exception {
        try (Child child = Run.shell("read line; exit 9").pipe(0).start();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<ExitStatus>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) answers.add(threads.submit((Callable<ExitStatus>) child::await));
            child.stdin().close();
            for (Future<ExitStatus> answer : answers) assertThat(answer.get().code()).isEqualTo(9);
        }
    }

    @Test
    void virtualThreadsStartAndWaitToo() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> codes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int code = i;
                codes.add(threads.submit(() -> {
                    try (Child child = Run.shell("exit " + code).start()) {
                        return child.await().code();
                    }
                }));
            }
            for (int i = 0; i < 20; i++) assertThat(codes.get(i).get()).isEqualTo(i);
        }
    }

    @Test
    void closingWakesWhoWaits() throws Exception {
        Child child = Spawn.of("/bin/sleep", "100").start();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<ExitStatus> answer = threads.submit((Callable<ExitStatus>) child::await);
            waitUntil(() -> threadsIn("do_wait") > 0 || answer.isDone());
            child.close();
            assertThatThrownBy(answer::get).hasCauseInstanceOf(ClosedFdException.class);
        } finally {
            Pid.of(child.pid()).kill("kill");
        }
        waitUntil(() -> !Pid.of(child.pid()).exists());
    }

    @Test
    void aClosedChildLeavesNoZombie() throws Exception {
        Child child = Run.shell("read line").pipe(0).start();
        child.close();
        waitUntil(() -> !Pid.of(child.pid()).exists());
        child.close();
    }

    @Test
    void aPlainProcessBuilderIsNotDisturbed() throws Exception {
        Process other = new ProcessBuilder("/bin/sh", "-c", "read line; exit 5").start();
        try (Child child = Run.shell("exit 6").start()) {
            assertThat(child.await().code()).isEqualTo(6);
        }
        other.getOutputStream().close();
        assertThat(other.waitFor()).isEqualTo(5);
    }

    /** Whether any of this process's threads is in a function of the kernel; always where the kernel does not tell. */
    private static long threadsIn(String function) throws Exception {
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            List<Path> all = tasks.toList();
            long count = 0;
            for (Path task : all) {
                try {
                    String where = Files.readString(task.resolve("wchan"));
                    if (where.equals(function) || where.equals("0")) count++;
                } catch (java.io.IOException gone) {
                    count++;
                }
            }
            return count;
        }
    }

    private static void waitUntil(Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 6000 && !condition.call(); i++) Thread.sleep(10);
        assertThat(condition.call()).as("it happens within a minute").isTrue();
    }
}
