package dev.jsyscall.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.jsyscall.linux.abi.in.SockaddrIn;
import dev.jsyscall.linux.abi.in.SockaddrIn6;
import dev.jsyscall.linux.abi.socket.AF;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * An Internet address and port.
 *
 * @param address IPv4 or IPv6; an IPv6 address may have a scope
 * @param port 0 to 65535
 */
public record InetEndpoint(InetAddress address, int port) implements Endpoint {

    /** The same as Java's networking has it. */
    public static InetEndpoint of(InetSocketAddress address) {
        InetAddress resolved = address.getAddress();
        if (resolved == null) throw new IllegalArgumentException("not resolved: " + address);
        return new InetEndpoint(resolved, address.getPort());
    }

    /** The same for Java's networking. */
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(address, port);
    }

    @Override
    public int family() {
        return address instanceof Inet6Address ? AF.INET6 : AF.INET;
    }

    @Override
    public MemorySegment allocate(SegmentAllocator allocator) {
        MemorySegment bytes = MemorySegment.ofArray(address.getAddress());
        if (address instanceof Inet6Address inet6) {
            SockaddrIn6 record = SockaddrIn6.allocate(allocator).family(AF.INET6).port(port);
            record.scope_id(inet6.getScopeId()).addr().segment().copyFrom(bytes);
            return record.segment();
        }
        SockaddrIn record = SockaddrIn.allocate(allocator).family(AF.INET).port(port);
        record.addr().segment().copyFrom(bytes);
        return record.segment();
    }

    static InetEndpoint ofIpv4(MemorySegment memory) {
        SockaddrIn record = SockaddrIn.of(memory);
        try {
            return new InetEndpoint(InetAddress.getByAddress(record.addr().segment().toArray(JAVA_BYTE)), record.port());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static InetEndpoint ofIpv6(MemorySegment memory) {
        SockaddrIn6 record = SockaddrIn6.of(memory);
        byte[] bytes = record.addr().segment().toArray(JAVA_BYTE);
        try {
            // Without a scope Inet6Address and InetAddress make different things of it; a mapped IPv4 address stays IPv6.
            int scope = record.scope_id();
            return new InetEndpoint(Inet6Address.getByAddress(null, bytes, scope == 0 ? -1 : scope), record.port());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code 127.0.0.1:80} or {@code [::1]:80}. */
    @Override
    public String toString() {
        String host = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + host + "]:" + port : host + ":" + port;
    }
}
