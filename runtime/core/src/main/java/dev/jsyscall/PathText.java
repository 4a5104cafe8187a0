package dev.jsyscall;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names as the kernel has them, which are bytes, and as Java has them.
 *
 * <p>Text is UTF-8. A byte that is not part of valid UTF-8 becomes one character, U+DC80 to U+DCFF, which no valid text contains, and
 * becomes that byte again on the way back: every name that the kernel can give survives the round trip.
 */
public final class PathText {
    private static final char ESCAPE = '\uDC00';
    private static final int FIRST_INVALID = 0x80;

    private PathText() {}

    /**
     * The bytes of a name, without a terminating NUL.
     *
     * @throws IllegalArgumentException if it contains NUL, or half of a surrogate pair that stands for no byte
     */
    public static byte[] encode(String name) {
        if (isPlain(name)) return name.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[3 * name.length()];
        int n = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == 0) throw new IllegalArgumentException("a NUL character in the name " + Quote.string(name));
            if (c < 0x80) {
                bytes[n++] = (byte) c;
            } else if (c < 0x800) {
                bytes[n++] = (byte) (0xc0 | c >> 6);
                bytes[n++] = continuation(c);
            } else if (isEscape(c)) {
                bytes[n++] = (byte) c;
            } else if (Character.isHighSurrogate(c) && i + 1 < name.length() && Character.isLowSurrogate(name.charAt(i + 1))) {
                int point = Character.toCodePoint(c, name.charAt(++i));
                bytes[n++] = (byte) (0xf0 | point >> 18);
                bytes[n++] = continuation(point >> 12);
                bytes[n++] = continuation(point >> 6);
                bytes[n++] = continuation(point);
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("half of a surrogate pair in the name " + Quote.string(name));
            } else {
                bytes[n++] = (byte) (0xe0 | c >> 12);
                bytes[n++] = continuation(c >> 6);
                bytes[n++] = continuation(c);
            }
        }
        return Arrays.copyOf(bytes, n);
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | bits & 0x3f);
    }

    /** The name that some bytes are. */
    public static String decode(byte[] name) {
        return decode(name, 0, name.length);
    }

    /** The name that {@code length} bytes from {@code start} on are. */
    public static String decode(byte[] bytes, int start, int length) {
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : decodeEscaping(bytes, start, start + length);
    }

    /** The name of {@code length} bytes of memory at {@code offset}. */
    public static String decode(MemorySegment memory, long offset, long length) {
        return decode(memory.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE));
    }

    private static String decodeEscaping(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        for (int i = start; i < end; ) {
            int size = validLength(bytes, i, end);
            if (size == 0) {
                text.append((char) (ESCAPE | bytes[i++] & 0xff));
            } else {
                text.append(new String(bytes, i, size, StandardCharsets.UTF_8));
                i += size;
            }
        }
        return text.toString();
    }

    /** How many bytes the valid UTF-8 sequence at {@code i} has, 0 if there is none. */
    private static int validLength(byte[] bytes, int i, int end) {
        int lead = bytes[i] & 0xff;
        if (lead < FIRST_INVALID) return 1;
        int size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (size == 0 || i + size > end) return 0;
        for (int k = 1; k < size; k++) {
            if ((bytes[i + k] & 0xc0) != 0x80) return 0;
        }
        int second = bytes[i + 1] & 0xff;
        boolean overlong = lead == 0xe0 && second < 0xa0 || lead == 0xf0 && second < 0x90;
        boolean surrogate = lead == 0xed && second >= 0xa0;
        boolean beyond = lead == 0xf4 && second >= 0x90;
        return overlong || surrogate || beyond ? 0 : size;
    }

    /** Whether Java's own UTF-8 encoder gives the right bytes: no NUL, and nothing at or above the surrogates. */
    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ((char) (name.charAt(i) - 1) >= 0xd7ff) return false;
        }
        return true;
    }

    /** Whether a character stands for an invalid byte. */
    static boolean isEscape(char c) {
        return c >= (ESCAPE | FIRST_INVALID) && c <= (ESCAPE | 0xff);
    }
}
