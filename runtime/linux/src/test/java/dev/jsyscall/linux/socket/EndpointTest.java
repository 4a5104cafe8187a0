package dev.jsyscall.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.socket.AF;
import dev.jsyscall.linux.abi.socket.SOCK;
import dev.jsyscall.linux.abi.socket.SocketCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EndpointTest {

    static Stream<Endpoint> endpoints() throws Exception {
        byte[] linkLocal = InetAddress.ofLiteral("fe80::1").getAddress();
        return Stream.of(
                new InetEndpoint(InetAddress.ofLiteral("192.0.2.7"), 65535),
                new InetEndpoint(InetAddress.ofLiteral("2001:db8::7"), 1),
                new InetEndpoint(Inet6Address.getByAddress(null, linkLocal, 3), 80),
                new InetEndpoint(Inet6Address.getByAddress(null, InetAddress.ofLiteral("2001:db8::1").getAddress(), -1), 0),
                UnixEndpoint.path("/run/some\uDCFF.sock"), UnixEndpoint.path("p".repeat(107)), UnixEndpoint.path("p".repeat(108)),
                UnixEndpoint.abstractName("name"), UnixEndpoint.abstractName("n".repeat(107)),
                new UnixEndpoint(UnixEndpoint.Kind.UNNAMED, ""));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void survivesTheWayThroughMemory(Endpoint endpoint) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = endpoint.allocate(arena);
            assertThat(Endpoint.of(memory, memory.byteSize())).isEqualTo(endpoint).hasToString(endpoint.toString());
        }
    }

    @Test
    void readsAsPeopleWriteIt() throws Exception {
        assertThat(new InetEndpoint(InetAddress.ofLiteral("127.0.0.1"), 80)).hasToString("127.0.0.1:80");
        assertThat(new InetEndpoint(InetAddress.ofLiteral("::1"), 80)).hasToString("[0:0:0:0:0:0:0:1]:80");
        assertThat(UnixEndpoint.path("/a")).hasToString("/a");
        assertThat(UnixEndpoint.abstractName("a")).hasToString("@a");
        assertThat(new UnixEndpoint(UnixEndpoint.Kind.UNNAMED, "")).hasToString("(unnamed)");
    }

    @Test
    void keepsFamiliesThatItDoesNotKnow() {
        MemorySegment netlink = MemorySegment.ofArray(new byte[] {16, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0});
        Endpoint endpoint = Endpoint.of(netlink, 12);
        assertThat(endpoint).isInstanceOf(OtherEndpoint.class);
        try (Arena arena = Arena.ofConfined()) {
            assertThat(endpoint.allocate(arena).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(netlink.toArray(ValueLayout.JAVA_BYTE));
        }
        assertThat(Endpoint.of(netlink, 0)).hasToString("(unnamed)");
    }

    @Test
    void refusesWhatDoesNotFit() {
        try (Arena arena = Arena.ofConfined()) {
            assertThatThrownBy(() -> UnixEndpoint.path("p".repeat(109)).allocate(arena)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> UnixEndpoint.abstractName("n".repeat(108)).allocate(arena))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> InetEndpoint.of(InetSocketAddress.createUnresolved("host", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void connectsToAJavaServer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                OwnedFd client = SocketCalls.socket(AF.INET, SOCK.STREAM | SOCK.CLOEXEC);
                Arena arena = Arena.ofConfined()) {
            InetEndpoint endpoint = InetEndpoint.of((InetSocketAddress) server.getLocalSocketAddress());
            assertThat(endpoint.toSocketAddress()).isEqualTo(server.getLocalSocketAddress());
            SocketCalls.connect(client, endpoint.allocate(arena));
            MemorySegment address = arena.allocate(128, 8);
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, 128);
            SocketCalls.getpeername(client, address, length);
            assertThat(Endpoint.of(address, length.get(ValueLayout.JAVA_INT, 0))).isEqualTo(endpoint);
        }
    }
}
