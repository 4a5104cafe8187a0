package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.resource.PRIO;
import dev.jsyscall.linux.proc.Proc;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import dev.jsyscall.linux.testing.Privilege;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class NiceTest {

    @Test
    void isTheThreadsOwn() throws Exception {
        int before = Nice.get();
        OwnThread.run(() -> {
            assertThat(Nice.get()).as("inherited").isEqualTo(before);
            Nice.set(11);
            assertThat(Nice.get()).isEqualTo(11).isEqualTo(Proc.thread().stat().nice());
            assertThat(Nice.get("process", Proc.thread().pid())).isEqualTo(11);
            assertThat(Nice.add(3)).isEqualTo(14);
            assertThat(Nice.add(Integer.MAX_VALUE)).as("the last there is").isEqualTo(19);
        });
        assertThat(Nice.get()).isEqualTo(before);
    }

    @Test
    void isSetForAnotherThread() throws Exception {
        OwnThread.run(() -> {
            int tid = Proc.thread().pid();
            OwnThread.run(() -> Nice.set(PRIO.PROCESS, tid, 12));
            assertThat(Nice.get()).isEqualTo(12);
        });
    }

    @Test
    void ofAGroupIsTheLowest() throws Exception {
        assertThat(Nice.get(PRIO.PGRP, 0)).isLessThanOrEqualTo(Nice.get());
        assertThat(Nice.get("user", Ids.uid())).isBetween(-20, 19);
        Fails.with(() -> Nice.get(PRIO.PROCESS, Integer.MAX_VALUE), E.SRCH);
        Fails.with(() -> Nice.get(99, 0), E.INVAL);
    }

    @Test
    void goesDownForRootAlone() throws Exception {
        OwnThread.run(() -> {
            Nice.set(5);
            if (Privilege.isRoot()) assertThat(Nice.add(-100)).isEqualTo(-20);
            else Fails.with(() -> Nice.set(-5), E.ACCES);
        });
    }

    @Test
    void isNotForVirtualThreads() {
        CompletableFuture<Void> setting = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                Nice.set(19);
                setting.complete(null);
            } catch (Exception e) {
                setting.completeExceptionally(e);
            }
        });
        assertThatThrownBy(setting::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("platform thread");
    }
}
