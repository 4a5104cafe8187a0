package dev.jsyscall.linux.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.shm.SHM_AT;
import dev.jsyscall.linux.abi.shm.SHM_MODE;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Queues, semaphores and memory of System V. */
@Timeout(60)
class SysvTest {
    private final int pid = (int) ProcessHandle.current().pid();
    private final List<Removal> removals = new ArrayList<>();

    private interface Removal {
        void run() throws ErrnoException;
    }

    /** What a test that failed has left. */
    @AfterEach
    void remove() throws ErrnoException {
        for (Removal removal : removals) {
            try {
                removal.run();
            } catch (ErrnoException e) {
                if (!e.is(E.INVAL) && !e.is(E.IDRM)) throw e;
            }
        }
    }

    @Test
    void messagesAreChosenByTheirTypes() throws Exception {
        SysvMessageQueue queue = SysvMessageQueue.create(0600);
        try {
            queue.send(SysvMessage.of(3, "three"));
            queue.send(SysvMessage.of(1, "one"));
            queue.send(SysvMessage.of(2, "two"));
            assertThat(queue.trySend(SysvMessage.of(3, "third"))).isZero();
            assertThat(queue.receive(2, 100)).isEqualTo(SysvMessage.of(2, "two")).hasSameHashCodeAs(SysvMessage.of(2, "two"));
            assertThat(queue.receive(-3, 100).text()).as("the lowest").isEqualTo("one");
            assertThat(queue.receive(3, 100, "except, nowait")).isEmpty();
            Fails.with(() -> queue.receive(0, 2), E._2BIG);
            assertThat(queue.receive(0, 2, "noerror").orElseThrow().text()).as("cut").isEqualTo("th");
            assertThat(queue.receive(0, 100)).isEqualTo(SysvMessage.of(3, "third"));
            assertThat(queue.tryReceive(0, 100)).isEmpty();
        } finally {
            queue.remove();
        }
        Fails.with(() -> queue.send(SysvMessage.of(1, "")), E.INVAL, E.IDRM);
        assertThatThrownBy(() -> SysvMessage.of(0, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQueueTellsItsState() throws Exception {
        SysvMessageQueue queue = SysvMessageQueue.create(0600);
        try {
            SysvMessageQueue.Status before = queue.status();
            assertThat(before.messages()).isZero();
            assertThat(before.sent()).isEmpty();
            assertThat(before.changed()).isPresent();
            queue.send(SysvMessage.of(7, "tea"));
            SysvMessageQueue.Status now = queue.status();
            assertThat(now.messages()).isEqualTo(1);
            assertThat(now.bytes()).isEqualTo(3);
            assertThat(now.lastSender()).isEqualTo(pid);
            assertThat(now.sent()).isPresent();
            queue.change(now.owner().withMode("rw-r-----"), 100);
            assertThat(queue.status().owner().mode()).isEqualTo(0640);
            assertThat(queue.status().capacity()).isEqualTo(100);
            assertThat(queue.trySend(SysvMessage.of(1, "x".repeat(98)))).isEqualTo(-E.AGAIN);
            assertThat(queue.receive(0, 3).data()).isEqualTo("tea".getBytes(StandardCharsets.UTF_8));
            assertThat(queue.status().lastReceiver()).isEqualTo(pid);
        } finally {
            queue.remove();
        }
        assertThat(SysvMessageQueue.limits().messageBytes()).isPositive();
    }

    @Test
    void aReceiverWaitsUntilTheQueueIsRemoved() throws Exception {
        SysvMessageQueue queue = SysvMessageQueue.create(0600);
        removals.add(queue::remove);
        var receiving = OwnThread.start(() -> {
            assertThat(queue.receive(0, 10).text()).isEqualTo("tea");
            Fails.with(() -> queue.receive(0, 10), E.IDRM, E.INVAL);
            return true;
        });
        queue.send(SysvMessage.of(1, "tea"));
        while (queue.status().messages() > 0) Thread.onSpinWait();
        queue.remove();
        assertThat(receiving.get()).isTrue();
    }

    @Test
    void aKeyLeadsToAnObject(@TempDir Path folder) throws Exception {
        String file = Files.createFile(folder.resolve("key")).toString();
        int key = IpcKey.of(file, 'k');
        assertThat(key >>> 24).isEqualTo('k');
        assertThat(key & 0xffff).isEqualTo((int) ((long) Files.getAttribute(Path.of(file), "unix:ino") & 0xffff));
        assertThat(IpcKey.of(file, 'l')).isNotEqualTo(key);
        Fails.with(() -> SysvSemaphores.get(key, 0, 0), E.NOENT);
        SysvSemaphores semaphores = SysvSemaphores.get(key, 1, "creat, excl, rw-------");
        try {
            assertThat(SysvSemaphores.get(key, 0, 0)).isEqualTo(semaphores);
            assertThat(semaphores.status().owner().key()).isEqualTo(key);
            Fails.with(() -> SysvSemaphores.get(key, 1, "creat, excl, rw-------"), E.EXIST);
        } finally {
            semaphores.remove();
        }
        assertThatThrownBy(() -> IpcKey.of(file, 256)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 to 255");
        Fails.with(() -> IpcKey.of(file + ".none", 1), E.NOENT);
    }

    @Test
    void semaphoresChangeTogether() throws Exception {
        SysvSemaphores semaphores = SysvSemaphores.create(3, 0600);
        try {
            assertThat(semaphores.values()).containsExactly(0, 0, 0);
            semaphores.op(SemaphoreStep.add(0, 2), SemaphoreStep.add(1, 5), SemaphoreStep.awaitZero(2));
            assertThat(semaphores.values()).containsExactly(2, 5, 0);
            assertThat(semaphores.tryOp(Duration.ofMillis(1), SemaphoreStep.take(0, 1), SemaphoreStep.take(2, 1))).isEqualTo(-E.AGAIN);
            assertThat(semaphores.values()).as("all or nothing").containsExactly(2, 5, 0);
            assertThat(semaphores.tryOp(Duration.ofHours(1), SemaphoreStep.awaitZero(0).noWait())).isEqualTo(-E.AGAIN);
            assertThat(semaphores.tryOp(Duration.ofHours(1), SemaphoreStep.take(1, 5))).isZero();
            semaphores.setValue(2, 32767);
            assertThat(semaphores.value(2)).isEqualTo(32767);
            Fails.with(() -> semaphores.op(SemaphoreStep.add(2, 1)), E.RANGE);
            Fails.with(() -> semaphores.op(SemaphoreStep.add(3, 1)), E.FBIG);
            semaphores.setValues(7, 8, 9);
            assertThat(semaphores.values()).containsExactly(7, 8, 9);
            assertThat(semaphores.lastPid(0)).isEqualTo(pid);
            assertThatThrownBy(() -> semaphores.setValues(1)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 semaphores");
        } finally {
            semaphores.remove();
        }
        Fails.with(() -> semaphores.value(0), E.INVAL, E.IDRM);
        assertThat(SysvSemaphores.limits().value()).isEqualTo(32767);
        assertThatThrownBy(() -> SemaphoreStep.add(0, 40000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toAddOrTakeNothingIsNotToWaitForZero() {
        for (int nothing : new int[] {0, -3, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> SemaphoreStep.add(1, nothing)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 or more");
            assertThatThrownBy(() -> SemaphoreStep.take(1, nothing)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("awaitZero");
        }
        assertThat(SemaphoreStep.take(0, 32768).change()).isEqualTo(-32768);
    }

    @Test
    void aFailureTellsWhatWasToBeMade() {
        assertThatThrownBy(() -> SysvSemaphores.create(0, "rw-------")).hasMessageStartingWith("semget(private, 0, creat,rw-------): ");
    }

    @Test
    void aFailureTellsTheSteps() throws Exception {
        SysvSemaphores semaphores = SysvSemaphores.create(1, 0600);
        semaphores.remove();
        assertThatThrownBy(() -> semaphores.op(SemaphoreStep.take(0, 2).noWait(), SemaphoreStep.awaitZero(1)))
                .hasMessageStartingWith("semop(" + semaphores.id() + ", [{num=0, op=-2, flg=nowait}, {num=1, op=0, flg=0}], 2): ");
    }

    @Test
    void aSemaphoreIsWaitedFor() throws Exception {
        SysvSemaphores semaphores = SysvSemaphores.create(1, 0600);
        removals.add(semaphores::remove);
        var taking = OwnThread.start(() -> {
            semaphores.op(SemaphoreStep.take(0, 2).undo());
            return true;
        });
        while (semaphores.waitingForMore(0) == 0) Thread.onSpinWait();
        assertThat(semaphores.waitingForZero(0)).isZero();
        semaphores.op(SemaphoreStep.add(0, 2));
        assertThat(taking.get()).isTrue();
        assertThat(semaphores.status().operated()).isPresent();
        semaphores.change(semaphores.status().owner().withMode(0640));
        assertThat(semaphores.status().owner().mode()).isEqualTo(0640);
        var zero = OwnThread.start(() -> {
            semaphores.op(SemaphoreStep.take(0, 1));
            return true;
        });
        while (semaphores.waitingForMore(0) == 0) Thread.onSpinWait();
        semaphores.remove();
        assertThatThrownBy(zero::get).cause().hasMessageContaining("EIDRM").hasMessageContaining("semop(");
    }

    @Test
    void memoryIsSharedUntilItIsDetached() throws Exception {
        SysvSharedMemory shared = SysvSharedMemory.create(10_000, 0600);
        removals.add(shared::remove);
        MemorySegment afterwards;
        try (AttachedMemory one = shared.attach(); AttachedMemory two = shared.attach("rdonly")) {
            assertThat(one.segment().byteSize()).isEqualTo(10_000);
            one.segment().set(ValueLayout.JAVA_LONG, 4096, 42);
            assertThat(two.segment().get(ValueLayout.JAVA_LONG, 4096)).isEqualTo(42);
            assertThat(two.segment().isReadOnly()).isTrue();
            SysvSharedMemory.Status status = shared.status();
            assertThat(status.size()).isEqualTo(10_000);
            assertThat(status.attached()).isEqualTo(2);
            assertThat(status.creator()).isEqualTo(status.last()).isEqualTo(pid);
            assertThat(status.attachedAt()).isPresent();
            afterwards = one.segment();
            shared.change(status.owner().withMode(0400));
            shared.remove();
            assertThat(shared.status().owner().mode() & SHM_MODE.DEST).as("to be gone").isNotZero();
            one.close();
            assertThat(shared.status().attached()).isEqualTo(1);
        }
        assertThatThrownBy(() -> afterwards.get(ValueLayout.JAVA_LONG, 0)).isInstanceOf(IllegalStateException.class);
        Fails.with(shared::status, E.INVAL, E.IDRM);
        assertThatThrownBy(() -> shared.attach(SHM_AT.REMAP)).isInstanceOf(IllegalArgumentException.class);
        assertThat(SysvSharedMemory.limits().segments()).isPositive();
    }

    @Test
    void memoryIsAttachedAtAPlace() throws Exception {
        SysvSharedMemory shared = SysvSharedMemory.create(4096, "rw-------");
        removals.add(shared::remove);
        long place;
        try (AttachedMemory anywhere = shared.attach()) {
            place = anywhere.segment().address();
            assertThat(anywhere).hasToString("0x" + Long.toHexString(place) + ", 4096");
            Fails.with(() -> shared.attachAt(place), E.INVAL);
            assertThatThrownBy(() -> shared.attachAt(place, "remap")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("remap");
            anywhere.close();
            assertThat(anywhere).hasToString("closed");
        }
        try (AttachedMemory there = shared.attachAt(place + 8, "rdonly, rnd")) {
            assertThat(there.segment().address()).isEqualTo(place);
            assertThat(there.toString()).endsWith(", read-only");
        }
        assertThatThrownBy(() -> shared.attachAt(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shared.attach(1 << 20)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("rdonly,exec");
    }

    @Test
    void whoseAnObjectIsReadsAsText() throws Exception {
        SysvSharedMemory shared = SysvSharedMemory.create(4096, 0640);
        removals.add(shared::remove);
        try (AttachedMemory attached = shared.attach()) {
            shared.remove();
            assertThat(shared.status().owner().toString()).startsWith("{key=private, uid=").endsWith(", mode=dest,rw-r-----}");
            shared.attach().close();
            assertThat(attached.segment().byteSize()).as("removed, and still to be attached").isEqualTo(4096);
        }
        assertThat(SysvSharedMemory.limits().toString()).doesNotContain("-");
    }

    @Test
    void memoryMayBeLocked() throws Exception {
        SysvSharedMemory shared = SysvSharedMemory.create(4096, 0600);
        try {
            shared.lock();
            assertThat(shared.status().owner().mode() & SHM_MODE.LOCKED).isNotZero();
            shared.unlock();
            assertThat(shared.status().owner().mode() & SHM_MODE.LOCKED).isZero();
        } finally {
            shared.remove();
        }
    }
}
