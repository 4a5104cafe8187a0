package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.in.SockaddrIn;
import dev.jsyscall.linux.abi.socket.AF;
import dev.jsyscall.linux.abi.socket.SO;
import dev.jsyscall.linux.abi.socket.SOCK;
import dev.jsyscall.linux.abi.socket.SOL;
import dev.jsyscall.linux.abi.socket.SocketCalls;
import dev.jsyscall.linux.abi.socket.SocketPair;
import dev.jsyscall.linux.abi.socket.Ucred;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("abi")
class SocketTest {
    private static final int LOOPBACK = 0x7f000001;

    @Test
    void aPairKnowsItsPeer() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            SocketPair pair = SocketPair.allocate(arena);
            SocketCalls.socketpair(AF.UNIX, SOCK.STREAM | SOCK.CLOEXEC, pair);
            try (OwnedFd first = OwnedFd.of(pair.first()); OwnedFd second = OwnedFd.of(pair.second())) {
                MemorySegment buffer = arena.allocate(8);
                assertThat(FileCalls.write(first, arena.allocateFrom("hello"))).isEqualTo(6);
                assertThat(SocketCalls.recvfrom(second, buffer)).isEqualTo(6);
                assertThat(buffer.getString(0)).isEqualTo("hello");

                Ucred peer = Ucred.allocate(arena);
                MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, Ucred.SIZE);
                SocketCalls.getsockopt(first, SOL.SOCKET, SO.PEERCRED, peer.segment(), length);
                assertThat(peer.pid()).isEqualTo((int) ProcessHandle.current().pid());
            }
        }
    }

    @Test
    void optionsHaveTheArchitecturesNumbers() throws Exception {
        try (OwnedFd socket = SocketCalls.socket(AF.INET, SOCK.DGRAM | SOCK.CLOEXEC); Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, 4);
            SocketCalls.getsockopt(socket, SOL.SOCKET, SO.TYPE, value, length);
            assertThat(value.get(ValueLayout.JAVA_INT, 0)).isEqualTo(SOCK.DGRAM);
            SocketCalls.setsockopt(socket, SOL.SOCKET, SO.BROADCAST, arena.allocateFrom(ValueLayout.JAVA_INT, 1));
            SocketCalls.getsockopt(socket, SOL.SOCKET, SO.BROADCAST, value, length);
            assertThat(value.get(ValueLayout.JAVA_INT, 0)).isEqualTo(1);
        }
    }

    /** Our listener, Java's own client: addresses are in network byte order on both sides. */
    @Test
    void javaConnectsToOurListener() throws Exception {
        try (OwnedFd listener = SocketCalls.socket(AF.INET, SOCK.STREAM | SOCK.CLOEXEC); Arena arena = Arena.ofConfined()) {
            SockaddrIn address = SockaddrIn.allocate(arena).family(AF.INET).port(0);
            address.addr().addr(LOOPBACK);
            SocketCalls.bind(listener, address.segment());
            SocketCalls.listen(listener, 1);
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, SockaddrIn.SIZE);
            SocketCalls.getsockname(listener, address.segment(), length);
            assertThat(length.get(ValueLayout.JAVA_INT, 0)).isEqualTo(SockaddrIn.SIZE);
            assertThat(address.family()).isEqualTo(AF.INET);
            assertThat(address.addr().addr()).isEqualTo(LOOPBACK);

            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            try (Socket client = new Socket(loopback, address.port());
                    OwnedFd accepted = SocketCalls.accept4(listener)) {
                client.getOutputStream().write('x');
                MemorySegment buffer = arena.allocate(4);
                assertThat(FileCalls.read(accepted, buffer)).isEqualTo(1);
                assertThat(buffer.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 'x');
                SocketCalls.getpeername(accepted, address.segment(), length);
                assertThat(address.port()).isEqualTo(client.getLocalPort());
            }
        }
    }
}
