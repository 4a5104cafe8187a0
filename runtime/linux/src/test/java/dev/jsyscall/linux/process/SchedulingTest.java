package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.SCHED;
import dev.jsyscall.linux.abi.sched.SCHED_FLAG;
import dev.jsyscall.linux.proc.Proc;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import dev.jsyscall.linux.testing.Privilege;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SchedulingTest {

    @Test
    void isNormalAtFirst() throws Exception {
        Scheduling scheduling = Scheduling.get();
        assertThat(scheduling.policy()).isEqualTo(SCHED.NORMAL);
        assertThat(scheduling.nice()).isEqualTo(Nice.get());
        assertThat(scheduling.priority()).isZero();
        assertThat(scheduling).hasToString("{policy=normal, nice=" + scheduling.nice() + "}");
    }

    @Test
    void isChosenByAThreadForItself() throws Exception {
        Scheduling before = Scheduling.get();
        OwnThread.run(() -> {
            Scheduling.batch(7).resetOnFork().apply();
            Scheduling now = Scheduling.get();
            assertThat(now.policy()).isEqualTo(SCHED.BATCH).isEqualTo(Proc.thread().stat().policy());
            assertThat(now.flags()).isEqualTo(SCHED_FLAG.RESET_ON_FORK);
            assertThat(now.nice()).isEqualTo(7);
            assertThat(Scheduling.get(Proc.thread().pid())).isEqualTo(now);
            Scheduling.schedYield();
        });
        assertThat(Scheduling.get()).isEqualTo(before);
    }

    @Test
    void isIdle() throws Exception {
        OwnThread.run(() -> {
            Scheduling.idle().apply();
            assertThat(Scheduling.get().policy()).isEqualTo(SCHED.IDLE);
        });
    }

    @Test
    void realTimeIsForRoot() throws Exception {
        OwnThread.run(() -> {
            if (!Privilege.isRoot()) {
                Limit limit = Limits.get("rtprio");
                assumeTrue(limit.soft() == 0, "this user may choose real time");
                Fails.with(() -> Scheduling.roundRobin(1).apply(), E.PERM);
                return;
            }
            realTime(Scheduling.roundRobin(5));
            realTime(Scheduling.fifo(3));
            Scheduling.normal(0).apply();
            assertThat(Scheduling.get().priority()).isZero();
        });
    }

    private static void realTime(Scheduling scheduling) throws ErrnoException {
        try {
            scheduling.apply();
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.PERM), "this root has no CAP_SYS_NICE, or its cgroup no time for real-time threads");
            throw e;
        }
        Scheduling now = Scheduling.get();
        assertThat(now.policy()).isEqualTo(scheduling.policy());
        assertThat(now.priority()).isEqualTo(scheduling.priority());
        assertThat(now).hasToString("{policy=" + SCHED.format(now.policy()) + ", priority=" + now.priority() + "}");
    }

    @Test
    void aDeadlineIsForRoot() throws Exception {
        Scheduling deadline = Scheduling.deadline(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(50));
        assertThat(deadline).hasToString("{policy=deadline, runtime=PT0.001S, deadline=PT0.02S, period=PT0.05S}");
        OwnThread.run(() -> {
            if (!Privilege.isRoot()) {
                Fails.with(deadline::apply, E.PERM);
                return;
            }
            try {
                deadline.apply();
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.PERM) && !e.is(E.BUSY), "no deadlines here: " + e.getMessage());
                throw e;
            }
            Scheduling now = Scheduling.get();
            assertThat(now.policy()).isEqualTo(SCHED.DEADLINE);
            assertThat(now.runtime()).isEqualTo(deadline.runtime());
            assertThat(now.deadline()).isEqualTo(deadline.deadline());
            assertThat(now.period()).isEqualTo(deadline.period());
            Scheduling.normal(0).apply();
        });
    }

    @Test
    void prioritiesHaveTheirRange() throws Exception {
        for (String policy : new String[] {"fifo", "rr"}) {
            assertThat(Scheduling.lowestPriority(policy)).isEqualTo(1);
            assertThat(Scheduling.highestPriority(policy)).isEqualTo(99);
        }
        assertThat(Scheduling.highestPriority(SCHED.NORMAL)).isZero();
        Fails.with(() -> Scheduling.lowestPriority(4711), E.INVAL);
        assertThatThrownBy(() -> Scheduling.fifo(100)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 to 99");
    }

    @Test
    void aTurnHasALength() throws Exception {
        assertThat(Scheduling.roundRobinInterval(0)).isGreaterThanOrEqualTo(Duration.ZERO);
        Fails.with(() -> Scheduling.roundRobinInterval(Integer.MAX_VALUE), E.SRCH);
    }

    @Test
    void threadsAreBoundToProcessors() throws Exception {
        CpuSet all = Affinity.get();
        assertThat(all).isEqualTo(Proc.thread().status().cpusAllowed());
        OwnThread.run(() -> {
            int one = all.stream().max().orElseThrow();
            Affinity.set(CpuSet.of(one, 60_000));
            assertThat(Affinity.get()).as("what is not there is left out").isEqualTo(CpuSet.of(one));
            assertThat(CurrentCpu.get().cpu()).isEqualTo(one);
            assertThat(CurrentCpu.get().node()).isNotNegative();
            Affinity.set(Proc.thread().pid(), all);
            assertThat(Affinity.get()).isEqualTo(all);
            Fails.with(() -> Affinity.set(CpuSet.of()), E.INVAL);
        });
        assertThat(Affinity.get()).isEqualTo(all);
        Fails.with(() -> Affinity.get(Integer.MAX_VALUE), E.SRCH);
    }

    @Test
    void disksHavePriorities() throws Exception {
        OwnThread.run(() -> {
            IoPriority.bestEffort(7).apply();
            assertThat(IoPriority.get()).isEqualTo(IoPriority.bestEffort(7)).hasToString("{class=be, level=7}");
            IoPriority.idle().apply("process", Proc.thread().pid());
            assertThat(IoPriority.get()).isEqualTo(IoPriority.idle());
            IoPriority.none().apply();
            if (!Privilege.isRoot()) Fails.with(() -> IoPriority.realTime(0).apply(), E.PERM);
        });
        assertThat(IoPriority.get("pgrp", 0)).isNotNull();
        assertThatThrownBy(() -> IoPriority.bestEffort(8)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 to 7");
    }
}
