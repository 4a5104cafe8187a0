package dev.jsyscall.linux.ipc;

import dev.jsyscall.Quote;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message of a {@link SysvMessageQueue}. */
public final class SysvMessage {
    private final long type;
    private final byte[] data;

    /** Takes the array over. */
    SysvMessage(long type, byte[] data) {
        if (type <= 0) throw new IllegalArgumentException("a message's type is above 0, not " + type);
        this.type = type;
        this.data = data;
    }

    /** A message. */
    public static SysvMessage of(long type, byte[] data) {
        return new SysvMessage(type, data.clone());
    }

    /** A message of text, as UTF-8. */
    public static SysvMessage of(long type, String text) {
        return new SysvMessage(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What receivers choose by, above 0. */
    public long type() {
        return type;
    }

    int length() {
        return data.length;
    }

    void copyTo(MemorySegment memory, long offset) {
        MemorySegment.copy(data, 0, memory, ValueLayout.JAVA_BYTE, offset, data.length);
    }

    /** Its bytes. */
    public byte[] data() {
        return data.clone();
    }

    /** Its bytes as UTF-8. */
    public String text() {
        return new String(data, StandardCharsets.UTF_8);
    }

    /** By content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SysvMessage message && type == message.type && Arrays.equals(data, message.data);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(type) + Arrays.hashCode(data);
    }

    /** {@code {type=1, data="\x68\x69"}}. */
    @Override
    public String toString() {
        return "{type=" + type + ", data=" + Quote.bytes(MemorySegment.ofArray(data)) + "}";
    }
}
