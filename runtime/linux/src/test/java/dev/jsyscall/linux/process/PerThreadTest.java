package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.prctl.PR_SPEC_CTRL;
import dev.jsyscall.linux.system.Personality;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What belongs to threads of the kernel, and values that the kernel would take for something else. */
class PerThreadTest {
    private static void refusedInAVirtualThread(OwnThread.Action action) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThatThrownBy(threads.submit(() -> {
                action.run();
                return true;
            })::get).cause().isInstanceOf(IllegalStateException.class).hasMessageContaining("platform thread");
        }
    }

    @Test
    void virtualThreadsDoNotChangeTheirCarriers() throws Exception {
        CpuSet cpus = Affinity.get();
        for (OwnThread.Action action : List.<OwnThread.Action>of(
                () -> Personality.set(Personality.get()), () -> Affinity.set(0, cpus), () -> Affinity.set(cpus),
                () -> Scheduling.normal(19).apply(0), () -> Scheduling.normal(19).apply(), () -> Nice.set("process", 0, 19), () -> Nice.set(19),
                () -> IoPriority.idle().apply("process", 0), () -> IoPriority.idle().apply(), () -> Speculation.set("store_bypass", "disable"),
                () -> CoreScheduling.shareFrom(0))) {
            refusedInAVirtualThread(action);
        }
    }

    @Test
    void prioritiesThatTheKernelWouldTakeForOthersAreRefused() {
        assertThatThrownBy(() -> new IoPriority(9, 0, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not 9");
        assertThatThrownBy(() -> new IoPriority(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IoPriority(0, 0, 1024)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("hint");
        assertThatThrownBy(() -> Scheduling.deadline(Duration.ofNanos(-5), Duration.ofMillis(1), Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("PT-0.000000005S");
        assertThatThrownBy(() -> Scheduling.normal(0).withUse(0, 1025)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Limit.of(-2)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-2");
        assertThatThrownBy(() -> Limit.NONE.withSoft(-3)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Limit.of(Limit.INFINITY)).isEqualTo(Limit.NONE);
    }

    @Test
    void spawnRefusesNullAtOnce() {
        Spawn spawn = Spawn.of("/bin/true");
        for (Runnable wrong : List.<Runnable>of(() -> spawn.env("A", null), () -> spawn.stdin(null), () -> spawn.open(0, null, "rdonly"),
                () -> spawn.cwd((String) null), () -> spawn.controllingTerminal(null), () -> spawn.chroot(null))) {
            assertThatThrownBy(wrong::run).isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
        }
    }

    @Test
    void howMuchOfAProcessorIsUsedIsClamped() throws Exception {
        assertThat(Scheduling.normal(3).withUse(100, 200)).hasToString(
                "{policy=normal, flags=util_clamp, leastUse=100, mostUse=200, nice=3}");
        OwnThread.run(() -> {
            try {
                Scheduling.normal(Nice.get()).withUse(100, 200).apply();
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.OPNOTSUPP) && !e.is(E.INVAL), "this kernel does not clamp");
                throw e;
            }
            assertThat(Scheduling.get().leastUse()).isEqualTo(100);
            assertThat(Scheduling.get().mostUse()).isEqualTo(200);
        });
    }

    @Test
    void speculationIsChosenByThread() throws Exception {
        OwnThread.run(() -> {
            int now;
            try {
                now = Speculation.get("store_bypass");
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.NODEV) && !e.is(E.INVAL), "this machine does not tell");
                throw e;
            }
            if ((now & PR_SPEC_CTRL.PRCTL) == 0) {
                Fails.with(() -> Speculation.set("store_bypass", "disable"), E.NXIO, E.PERM);
                return;
            }
            Speculation.set("store_bypass", "disable");
            assertThat(Speculation.get("store_bypass")).isEqualTo(PR_SPEC_CTRL.PRCTL | PR_SPEC_CTRL.DISABLE);
        });
    }

    @Test
    void coresAreShared() throws Exception {
        OwnThread.run(() -> {
            try {
                CoreScheduling.create(0, "thread");
            } catch (ErrnoException e) {
                assertThat(e.is(E.NODEV) || e.is(E.INVAL)).as(e.getMessage()).isTrue();
                assumeTrue(false, "one thread a core, or a kernel that does not share them");
            }
            assertThat(CoreScheduling.cookie(0)).isNotZero();
        });
    }
}
