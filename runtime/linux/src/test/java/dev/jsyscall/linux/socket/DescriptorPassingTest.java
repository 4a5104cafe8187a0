package dev.jsyscall.linux.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.eventfd.EFD;
import dev.jsyscall.linux.abi.eventfd.EventfdCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.socket.AF;
import dev.jsyscall.linux.abi.socket.SCM;
import dev.jsyscall.linux.abi.socket.SOCK;
import dev.jsyscall.linux.abi.socket.SOL;
import dev.jsyscall.linux.abi.socket.SocketCalls;
import dev.jsyscall.linux.abi.socket.SocketPair;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DescriptorPassingTest {
    private OwnedFd here;
    private OwnedFd there;

    @BeforeEach
    void connect() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            SocketPair pair = SocketPair.allocate(arena);
            SocketCalls.socketpair(AF.UNIX, SOCK.STREAM | SOCK.CLOEXEC, 0, pair);
            here = OwnedFd.of(pair.first());
            there = OwnedFd.of(pair.second());
        }
    }

    @AfterEach
    void close() throws ErrnoException {
        here.close();
        there.close();
    }

    private static OwnedFd event(int value) throws ErrnoException {
        return EventfdCalls.eventfd2(value, EFD.CLOEXEC);
    }

    private static long value(Fd event) throws ErrnoException {
        byte[] bytes = new byte[8];
        assertThat(FileCalls.read(event, MemorySegment.ofArray(bytes))).isEqualTo(8);
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong();
    }

    @Test
    void passesOpenFilesWithData() throws Exception {
        try (OwnedFd one = event(11); OwnedFd two = event(22)) {
            assertThat(DescriptorPassing.send(here, MemorySegment.ofArray("two".getBytes(UTF_8)), one, two)).isEqualTo(3);
        }
        byte[] data = new byte[16];
        try (DescriptorPassing.Received received = DescriptorPassing.receive(there, MemorySegment.ofArray(data), 5)) {
            assertThat(received.bytes()).isEqualTo(3);
            assertThat(new String(data, 0, 3, UTF_8)).isEqualTo("two");
            assertThat(received.truncated()).isFalse();
            assertThat(received.fds()).hasSize(2);
            assertThat(value(received.fds().get(0))).isEqualTo(11);
            assertThat(value(received.fds().get(1))).isEqualTo(22);
        }
    }

    @Test
    void tellsWhenThereWereMore() throws Exception {
        try (OwnedFd one = event(1)) {
            DescriptorPassing.send(here, MemorySegment.ofArray(new byte[1]), one, one, one, one);
        }
        try (DescriptorPassing.Received received = DescriptorPassing.receive(there, MemorySegment.ofArray(new byte[1]), 2)) {
            assertThat(received.truncated()).isTrue();
            assertThat(received.fds()).hasSize(2);
        }
    }

    @Test
    void receivesPlainDataToo() throws Exception {
        FileCalls.write(here, MemorySegment.ofArray(new byte[4]));
        try (DescriptorPassing.Received received = DescriptorPassing.receive(there, MemorySegment.ofArray(new byte[9]), 1)) {
            assertThat(received).isEqualTo(new DescriptorPassing.Received(4, List.of(), false));
        }
    }

    @Test
    void sendsNothingIfADescriptorIsClosed() throws Exception {
        try (OwnedFd open = event(1)) {
            OwnedFd closed = event(1);
            closed.close();
            assertThatThrownBy(() -> DescriptorPassing.send(here, MemorySegment.ofArray(new byte[1]), open, closed))
                    .isInstanceOf(ErrnoException.class);
        }
    }

    @Test
    void buildsAndReadsSeveralMessages() {
        try (Arena arena = Arena.ofConfined()) {
            ControlBuffer buffer = ControlBuffer.allocate(arena, ControlBuffer.space(4) + ControlBuffer.space(12));
            buffer.add(SOL.SOCKET, SCM.CREDENTIALS, 12).fill((byte) 3);
            buffer.add(SOL.TCP, 7, 4).fill((byte) 5);
            assertThatThrownBy(() -> buffer.add(1, 1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            List<ControlMessage> messages = ControlMessage.in(buffer.segment());
            assertThat(messages).extracting(ControlMessage::level).containsExactly(SOL.SOCKET, SOL.TCP);
            assertThat(messages).extracting(ControlMessage::type).containsExactly(SCM.CREDENTIALS, 7);
            assertThat(messages).extracting(message -> message.data().byteSize()).containsExactly(12L, 4L);
            assertThat(messages).noneMatch(ControlMessage::isRights);
            assertThatThrownBy(() -> messages.getFirst().takeRights()).isInstanceOf(IllegalStateException.class);
            assertThat(ControlMessage.in(buffer.segment().asSlice(0, ControlBuffer.space(12) + 3))).hasSize(1);
            assertThat(ControlMessage.in(arena.allocate(64, 8))).isEmpty();
        }
    }
}
