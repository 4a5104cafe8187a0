package dev.jsyscall.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.HexFormat;

/**
 * The address of a family that has no type of its own here.
 *
 * @param family one of {@link dev.jsyscall.linux.abi.socket.AF}
 * @param hex the address's bytes in hexadecimal, the family among them
 */
public record OtherEndpoint(int family, String hex) implements Endpoint {

    static OtherEndpoint of(int family, MemorySegment address) {
        return new OtherEndpoint(family, HexFormat.of().formatHex(address.toArray(JAVA_BYTE)));
    }

    @Override
    public MemorySegment allocate(SegmentAllocator allocator) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return allocator.allocate(bytes.length, Long.BYTES).copyFrom(MemorySegment.ofArray(bytes));
    }
}
