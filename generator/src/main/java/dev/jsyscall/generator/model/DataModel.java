package dev.jsyscall.generator.model;

import java.nio.ByteOrder;

/**
 * The sizes and alignments that an architecture's C compiler uses.
 *
 * @param wordBytes size of {@code long}, {@code size_t} and pointers: 8 (lp64) or 4 (ilp32)
 * @param order byte order
 * @param align64 alignment of a 64-bit integer or double inside a record: 8, or 4 on i386
 */
public record DataModel(int wordBytes, ByteOrder order, int align64) {
    public boolean is64Bit() {
        return wordBytes == 8;
    }

    public boolean littleEndian() {
        return order == ByteOrder.LITTLE_ENDIAN;
    }
}
