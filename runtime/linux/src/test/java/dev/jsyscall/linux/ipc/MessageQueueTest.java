package dev.jsyscall.linux.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mqueue.NOTIFY;
import dev.jsyscall.linux.abi.signal.SI;
import dev.jsyscall.linux.abi.socket.SocketCalls;
import dev.jsyscall.linux.signal.Signals;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MessageQueueTest {
    private final String name = "/jsyscall-test-" + ProcessHandle.current().pid();
    private MessageQueue queue;

    @BeforeEach
    void open() throws Exception {
        try {
            queue = MessageQueue.open(name, "rdwr, creat, excl", "rw-------", 3, 16);
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.NOSYS), "this kernel was built without POSIX message queues");
            throw e;
        }
    }

    @AfterEach
    void close() throws Exception {
        if (queue == null) return;
        queue.close();
        try {
            MessageQueue.unlink(name);
        } catch (ErrnoException e) {
            assertThat(e.is(E.NOENT)).isTrue();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aNameLeadsToItUntilItIsUnlinked() throws Exception {
        Fails.with(() -> MessageQueue.open(name, "rdwr, creat, excl", "rw-------", 3, 16), E.EXIST);
        try (MessageQueue other = MessageQueue.open(name, "rdonly")) {
            queue.send(bytes("tea"), 0);
            assertThat(other.receive().text()).isEqualTo("tea");
            Fails.with(() -> other.send(bytes("no"), 0), E.BADF);
        }
        MessageQueue.unlink(name);
        Fails.with(() -> MessageQueue.open(name, "rdonly"), E.NOENT);
        Fails.with(() -> MessageQueue.unlink(name), E.NOENT);
        queue.send(bytes("still there"), 0);
        assertThat(queue.receive().text()).isEqualTo("still there");
    }

    @Test
    void namesAreASlashAndAName() {
        for (String wrong : new String[] {"kettle", "/a/b", "/", ""}) {
            assertThatThrownBy(() -> MessageQueue.open(wrong, "rdonly")).as(wrong).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("slash");
        }
    }

    @Test
    void sizeAndStateAreTold() throws Exception {
        assertThat(queue.attributes()).isEqualTo(new QueueAttributes(false, 3, 16, 0));
        queue.send(bytes("tea"), 0);
        assertThat(queue.setNonblocking(true)).isEqualTo(new QueueAttributes(false, 3, 16, 1));
        assertThat(queue.attributes()).isEqualTo(new QueueAttributes(true, 3, 16, 1));
        queue.receive();
        Fails.with(queue::receive, E.AGAIN);
        assertThat(queue.tryReceive()).isEmpty();
        queue.setNonblocking(false);
        assertThat(queue.attributes().nonblocking()).isFalse();
    }

    @Test
    void isNotMadeWithoutPermissions() throws Exception {
        String other = name + "-default";
        assertThatThrownBy(() -> MessageQueue.open(other, "rdwr, creat")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("permissions");
        Fails.with(() -> MessageQueue.unlink(other), E.NOENT);
        try (MessageQueue made = MessageQueue.open(other, "rdwr, creat, excl", "rw-------")) {
            assertThat(made.attributes().maxMessages()).as("the system's default").isPositive();
            assertThat(made).hasToString(Integer.toString(made.fd().number()));
        } finally {
            MessageQueue.unlink(other);
        }
    }

    @Test
    void anyTimeoutIsTaken() throws Exception {
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        var receiving = OwnThread.start(() -> queue.receive(forEver));
        queue.send(bytes("tea"), 0, forEver);
        assertThat(receiving.get().text()).isEqualTo("tea");
        Fails.with(() -> queue.receive(Duration.ofSeconds(Long.MIN_VALUE)), E.TIMEDOUT);
    }

    @Test
    void higherPrioritiesComeFirst() throws Exception {
        queue.send(bytes("later"), 1);
        queue.send(bytes("sooner"), 2);
        queue.send(bytes("last"), 1);
        assertThat(queue.receive()).isEqualTo(new QueueMessage(bytes("sooner"), 2)).hasSameHashCodeAs(new QueueMessage(bytes("sooner"), 2));
        assertThat(queue.receive().text()).isEqualTo("later");
        assertThat(queue.receive().text()).isEqualTo("last");
        queue.send(new byte[0], 0);
        assertThat(queue.receive()).hasToString("{data=\"\", priority=0}");
    }

    @Test
    void memoryOfTheCallerIsUsed() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            queue.send(arena.allocateFrom("tea").asSlice(0, 3), 5);
            MemorySegment buffer = arena.allocate(16);
            assertThat(queue.receive(buffer)).isEqualTo(3);
            assertThat(buffer.getString(0)).isEqualTo("tea");
            queue.send(bytes("tea"), 5);
            Fails.with(() -> queue.receive(buffer.asSlice(0, 15)), E.MSGSIZE);
            assertThat(queue.receive(buffer, Duration.ofHours(1))).isEqualTo(3);
            Fails.with(() -> queue.receive(buffer, Duration.ofMillis(1)), E.TIMEDOUT);
            assertThat(queue.tryReceive(buffer)).isEqualTo(-E.AGAIN);
            assertThat(queue.trySend(bytes("coffee"), 0)).isZero();
            assertThat(queue.tryReceive(buffer)).isEqualTo(6);
        }
    }

    @Test
    void aReaderUsesTheSameMemoryForEachMessage() throws Exception {
        QueueReader reader = queue.reader();
        assertThat(reader.tryReceive()).isFalse();
        assertThat(reader.message().byteSize()).isZero();
        queue.send(bytes("tea"), 1);
        queue.send(bytes("coffee"), 7);
        reader.receive();
        assertThat(reader.message().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes("coffee"));
        assertThat(reader.priority()).isEqualTo(7);
        reader.receive(Duration.ofHours(1));
        assertThat(reader.message().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes("tea"));
        assertThat(reader.priority()).isEqualTo(1);
        Fails.with(() -> reader.receive(Duration.ofMillis(1)), E.TIMEDOUT);
        queue.close();
        assertThatThrownBy(reader::receive).isInstanceOf(ClosedFdException.class);
    }

    @Test
    void aSignalTellsOfAMessage() throws Exception {
        try (Signals signals = Signals.open("rt_6")) {
            queue.notifyBySignal("rt_6");
            assertThatThrownBy(() -> queue.notifyBySignal("tea")).isInstanceOf(IllegalArgumentException.class);
            queue.send(bytes("tea"), 0);
            assertThat(signals.next().code()).isEqualTo(SI.MESGQ);
        }
    }

    @Test
    void whatIsFullOrEmptyIsNotWaitedFor() throws Exception {
        assertThat(queue.tryReceive()).isEmpty();
        MemorySegment message = MemorySegment.ofArray(bytes("tea"));
        for (int i = 0; i < 3; i++) assertThat(queue.trySend(message, 0)).isZero();
        assertThat(queue.trySend(message, 0)).isEqualTo(-E.AGAIN);
        Fails.with(() -> queue.send(message, 0, Duration.ofMillis(1)), E.TIMEDOUT);
        for (int i = 0; i < 3; i++) assertThat(queue.tryReceive()).isPresent();
        Fails.with(() -> queue.receive(Duration.ofMillis(1)), E.TIMEDOUT);
        queue.send(message, 0, Duration.ofHours(1));
        assertThat(queue.receive(Duration.ofHours(1)).text()).isEqualTo("tea");
        Fails.with(() -> queue.send(new byte[17], 0), E.MSGSIZE);
        Fails.with(() -> queue.send(new byte[1], 32768), E.INVAL);
    }

    @Test
    void aReceiverWaitsForAMessage() throws Exception {
        var receiving = OwnThread.start(() -> queue.receive());
        queue.send(bytes("tea"), 3);
        assertThat(receiving.get()).isEqualTo(new QueueMessage(bytes("tea"), 3));
    }

    @Test
    void closingItEndsTheWaiting() throws Exception {
        var receiving = OwnThread.start(() -> queue.receive());
        Thread.sleep(50);
        queue.close();
        assertThatThrownBy(receiving::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(ClosedFdException.class);
        assertThatThrownBy(() -> queue.attributes()).isInstanceOf(ClosedFdException.class);
    }

    @Test
    void aSocketIsToldOfAMessage() throws Exception {
        try (OwnedFd socket = SocketCalls.socket("netlink", "raw, cloexec")) {
            byte[] cookie = bytes("thirty-two bytes, the last goes.");
            queue.notifyBySocket(socket, cookie);
            queue.send(bytes("tea"), 0);
            byte[] told = new byte[64];
            assertThat(FileCalls.read(socket, MemorySegment.ofArray(told))).isEqualTo(32);
            assertThat(new String(told, 0, 31, StandardCharsets.UTF_8)).isEqualTo("thirty-two bytes, the last goes");
            assertThat((int) told[31]).isEqualTo(NOTIFY.WOKENUP);

            queue.notifyBySocket(socket, cookie);
            queue.notifyNoMore();
            assertThat(FileCalls.read(socket, MemorySegment.ofArray(told))).isEqualTo(32);
            assertThat((int) told[31]).isEqualTo(NOTIFY.REMOVED);
            assertThatThrownBy(() -> queue.notifyBySocket(socket, new byte[31])).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
