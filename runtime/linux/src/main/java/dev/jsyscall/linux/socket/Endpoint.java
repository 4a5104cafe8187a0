package dev.jsyscall.linux.socket;

import dev.jsyscall.Access;
import dev.jsyscall.linux.abi.socket.AF;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** The address of a socket, as Java knows it and as the kernel has it. */
public sealed interface Endpoint permits InetEndpoint, UnixEndpoint, OtherEndpoint {

    /** The address family, one of {@link AF}. */
    int family();

    /** The address in memory, just as long as the kernel is to be told. */
    MemorySegment allocate(SegmentAllocator allocator);

    /**
     * The address that the kernel left in memory.
     *
     * @param memory where it is
     * @param length how many bytes the kernel says it has; what does not fit the memory was cut
     */
    static Endpoint of(MemorySegment memory, long length) {
        MemorySegment address = memory.asSlice(0, Math.min(length, memory.byteSize()));
        if (address.byteSize() < Short.BYTES) return new UnixEndpoint(UnixEndpoint.Kind.UNNAMED, "");
        int family = Short.toUnsignedInt(address.get(Access.SHORT, 0));
        if (family == AF.INET) return InetEndpoint.ofIpv4(address);
        if (family == AF.INET6) return InetEndpoint.ofIpv6(address);
        if (family == AF.UNIX) return UnixEndpoint.of(address);
        return OtherEndpoint.of(family, address);
    }
}
