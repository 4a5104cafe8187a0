package dev.jsyscall;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * How generated records read and write their members, in the byte order of the platform whose tables are in use, wherever they lie.
 *
 * <p>Writers check that the value fits and throw {@link IllegalArgumentException} if it does not. All throw
 * {@link IndexOutOfBoundsException} outside of the segment.
 */
public final class Access {
    private static final ByteOrder ORDER = Platform.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    private static final int WORD = Platform.is64Bit() ? 8 : 4;

    /** One byte. */
    public static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    /** 16 bits in the platform's byte order. */
    public static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ORDER);
    /** 32 bits in the platform's byte order. */
    public static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ORDER);
    /** 64 bits in the platform's byte order. */
    public static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ORDER);
    /** A C {@code float} in the platform's byte order. */
    public static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ORDER);
    /** A C {@code double} in the platform's byte order. */
    public static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ORDER);
    /** 16 bits, most significant byte first. */
    public static final ValueLayout.OfShort BE16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    /** 32 bits, most significant byte first. */
    public static final ValueLayout.OfInt BE32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    /** 64 bits, most significant byte first. */
    public static final ValueLayout.OfLong BE64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    /** 16 bits, least significant byte first. */
    public static final ValueLayout.OfShort LE16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    /** 32 bits, least significant byte first. */
    public static final ValueLayout.OfInt LE32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    /** 64 bits, least significant byte first. */
    public static final ValueLayout.OfLong LE64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Access() {}

    /** A C {@code long}, sign-extended. */
    public static long word(MemorySegment memory, long offset) {
        return WORD == 8 ? memory.get(LONG, offset) : memory.get(INT, offset);
    }

    /** A C {@code unsigned long}, {@code size_t} or address, zero-extended. */
    public static long unsignedWord(MemorySegment memory, long offset) {
        return WORD == 8 ? memory.get(LONG, offset) : Integer.toUnsignedLong(memory.get(INT, offset));
    }

    /** Writes a C {@code long}. */
    public static void putWord(MemorySegment memory, long offset, long value) {
        putSigned(memory, offset, WORD, value);
    }

    /** Writes a C {@code unsigned long}, {@code size_t} or address. */
    public static void putUnsignedWord(MemorySegment memory, long offset, long value) {
        putUnsigned(memory, offset, WORD, value);
    }

    /** Writes as many of the least significant bits as a word has, without a check: an argument for the kernel. */
    public static void setWord(MemorySegment memory, long offset, long value) {
        store(memory, offset, WORD, value);
    }

    /** A signed integer of 1, 2, 4 or 8 bytes. */
    public static long signed(MemorySegment memory, long offset, int bytes) {
        return switch (bytes) {
            case 1 -> memory.get(BYTE, offset);
            case 2 -> memory.get(SHORT, offset);
            case 4 -> memory.get(INT, offset);
            default -> memory.get(LONG, offset);
        };
    }

    /** An unsigned integer of 1, 2, 4 or 8 bytes, zero-extended; of 8 bytes, as bits. */
    public static long unsigned(MemorySegment memory, long offset, int bytes) {
        return signed(memory, offset, bytes) & mask(8 * bytes);
    }

    /** Writes a signed integer of 1, 2, 4 or 8 bytes. */
    public static void putSigned(MemorySegment memory, long offset, int bytes, long value) {
        int spare = 64 - 8 * bytes;
        if (value << spare >> spare != value) throw unfit(value, 8 * bytes, "signed");
        store(memory, offset, bytes, value);
    }

    /** Writes an unsigned integer of 1, 2, 4 or 8 bytes; of 8 bytes, as bits. */
    public static void putUnsigned(MemorySegment memory, long offset, int bytes, long value) {
        if ((value & ~mask(8 * bytes)) != 0) throw unfit(value, 8 * bytes, "unsigned");
        store(memory, offset, bytes, value);
    }

    private static void store(MemorySegment memory, long offset, int bytes, long value) {
        switch (bytes) {
            case 1 -> memory.set(BYTE, offset, (byte) value);
            case 2 -> memory.set(SHORT, offset, (short) value);
            case 4 -> memory.set(INT, offset, (int) value);
            default -> memory.set(LONG, offset, value);
        }
    }

    /**
     * An unsigned bit-field.
     *
     * @param offset where the unit begins that holds it
     * @param bytes the unit's size
     * @param shift the field's least significant bit in the unit's value
     * @param width how many bits it has
     */
    public static long bits(MemorySegment memory, long offset, int bytes, int shift, int width) {
        return signed(memory, offset, bytes) >>> shift & mask(width);
    }

    /** A signed bit-field, sign-extended; the parameters are those of {@link #bits}. */
    public static long signedBits(MemorySegment memory, long offset, int bytes, int shift, int width) {
        return signed(memory, offset, bytes) << 64 - shift - width >> 64 - width;
    }

    /** Writes an unsigned bit-field and leaves its neighbours alone; the parameters are those of {@link #bits}. */
    public static void putBits(MemorySegment memory, long offset, int bytes, int shift, int width, long value) {
        if ((value & ~mask(width)) != 0) throw unfit(value, width, "unsigned");
        merge(memory, offset, bytes, shift, width, value);
    }

    /** Writes a signed bit-field and leaves its neighbours alone; the parameters are those of {@link #bits}. */
    public static void putSignedBits(MemorySegment memory, long offset, int bytes, int shift, int width, long value) {
        int spare = 64 - width;
        if (value << spare >> spare != value) throw unfit(value, width, "signed");
        merge(memory, offset, bytes, shift, width, value);
    }

    private static void merge(MemorySegment memory, long offset, int bytes, int shift, int width, long value) {
        long mask = mask(width) << shift;
        store(memory, offset, bytes, signed(memory, offset, bytes) & ~mask | value << shift & mask);
    }

    /** A name in an array of {@code size} bytes: all before the first NUL, or all there is. See {@link PathText}. */
    public static String string(MemorySegment memory, long offset, long size) {
        long length = 0;
        while (length < size && memory.get(BYTE, offset + length) != 0) length++;
        return PathText.decode(memory, offset, length);
    }

    /** Writes a name into an array of {@code size} bytes, and NULs after it, at least one. See {@link PathText}. */
    public static void putString(MemorySegment memory, long offset, long size, String value) {
        byte[] bytes = PathText.encode(value);
        if (bytes.length >= size) {
            throw new IllegalArgumentException(Quote.string(value) + " does not fit " + size + " bytes, with a NUL at the end");
        }
        MemorySegment.copy(bytes, 0, memory, BYTE, offset, bytes.length);
        memory.asSlice(offset + bytes.length, size - bytes.length).fill((byte) 0);
    }

    /** What the use of a member throws on an architecture whose record has no such member. */
    public static UnsupportedOperationException absent(String record, String member) {
        return new UnsupportedOperationException(record + " has no " + member + " on " + Platform.arch());
    }

    /** What the use of a record throws on an architecture that does not have it. */
    public static UnsupportedOperationException absent(String record) {
        return new UnsupportedOperationException("there is no " + record + " on " + Platform.arch());
    }

    /** A value that fits 16 bits, unsigned. */
    public static short unsignedShort(int value) {
        if ((value & ~0xffff) != 0) throw unfit(value, 16, "unsigned");
        return (short) value;
    }

    private static long mask(int bits) {
        return bits == 64 ? -1 : (1L << bits) - 1;
    }

    private static IllegalArgumentException unfit(long value, int bits, String kind) {
        return new IllegalArgumentException(value + " does not fit " + bits + " bits, " + kind);
    }
}
