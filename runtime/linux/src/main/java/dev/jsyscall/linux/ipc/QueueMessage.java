package dev.jsyscall.linux.ipc;

import dev.jsyscall.Quote;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message of a {@link MessageQueue}. */
public final class QueueMessage {
    private final byte[] data;
    private final int priority;

    QueueMessage(byte[] data, int priority) {
        this.data = data;
        this.priority = priority;
    }

    /** Its bytes. */
    public byte[] data() {
        return data.clone();
    }

    /** The higher, the sooner it is received. */
    public int priority() {
        return priority;
    }

    /** Its bytes as UTF-8. */
    public String text() {
        return new String(data, StandardCharsets.UTF_8);
    }

    /** By content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof QueueMessage message && priority == message.priority && Arrays.equals(data, message.data);
    }

    @Override
    public int hashCode() {
        return 31 * priority + Arrays.hashCode(data);
    }

    /** {@code {data="\x68\x69", priority=0}}. */
    @Override
    public String toString() {
        return "{data=" + Quote.bytes(MemorySegment.ofArray(data)) + ", priority=" + priority + "}";
    }
}
