package dev.jsyscall.linux.socket;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.socket.Cmsghdr;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** Memory in which control messages for sendmsg(2) are put one after the other, see cmsg(3). */
public final class ControlBuffer {
    private static final int WORD = Platform.is64Bit() ? Long.BYTES : Integer.BYTES;

    private final MemorySegment memory;
    private long used;

    private ControlBuffer(MemorySegment memory) {
        this.memory = memory;
    }

    /** An empty buffer of {@code bytes}, the sum of the {@link #space} of the messages to come. */
    public static ControlBuffer allocate(SegmentAllocator allocator, long bytes) {
        return new ControlBuffer(allocator.allocate(bytes, Cmsghdr.ALIGN).fill((byte) 0));
    }

    /** How many bytes a message takes whose content has {@code dataBytes}: C's {@code CMSG_SPACE}. */
    public static long space(long dataBytes) {
        return Cmsghdr.SIZE + aligned(dataBytes);
    }

    /**
     * Adds a message.
     *
     * @return its content, zeros to be filled
     * @throws IndexOutOfBoundsException if it does not fit
     */
    public MemorySegment add(int level, int type, long dataBytes) {
        MemorySegment message = memory.asSlice(used, space(dataBytes));
        Cmsghdr.of(message).len(Cmsghdr.SIZE + dataBytes).level(level).type(type);
        used += message.byteSize();
        return message.asSlice(Cmsghdr.SIZE, dataBytes);
    }

    /** What was added so far, for {@code msg_control} and {@code msg_controllen}. */
    public MemorySegment segment() {
        return memory.asSlice(0, used);
    }

    /** The next multiple of a machine word: C's {@code CMSG_ALIGN}. */
    static long aligned(long bytes) {
        return bytes + WORD - 1 & -WORD;
    }
}
