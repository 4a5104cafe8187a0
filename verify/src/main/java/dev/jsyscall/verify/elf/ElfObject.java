package dev.jsyscall.verify.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sections of a relocatable object file, 32 or 64 bits wide, in either byte order.
 *
 * @param order the byte order of the object, and so of the values in it
 * @param sections the contents by name, empty for one that takes no space in the file; of several sections with one name the last
 */
public record ElfObject(ByteOrder order, Map<String, byte[]> sections) {
    private static final int CLASS_64 = 2;
    private static final int BIG_ENDIAN_DATA = 2;
    private static final int NO_BITS = 8;

    /**
     * Reads an object file.
     *
     * @throws ElfException if the bytes are not an ELF object, or one whose headers point outside of it
     */
    public static ElfObject read(byte[] file) throws ElfException {
        try {
            return new Reader(file).object();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ElfException("truncated or damaged: " + e.getMessage());
        }
    }

    public Optional<byte[]> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }

    /** A section as an array of 64-bit integers. */
    public Optional<long[]> longs(String name) {
        return section(name).map(bytes -> {
            var values = new long[bytes.length / Long.BYTES];
            ByteBuffer.wrap(bytes).order(order).asLongBuffer().get(values);
            return values;
        });
    }

    /** The two classes of ELF differ in the width of file offsets, and so in where the header's fields are. */
    private static final class Reader {
        private final ByteBuffer file;
        private final boolean wide;

        Reader(byte[] bytes) throws ElfException {
            if (bytes.length < 52 || bytes[0] != 0x7f || bytes[1] != 'E' || bytes[2] != 'L' || bytes[3] != 'F') {
                throw new ElfException("not an ELF file");
            }
            wide = bytes[4] == CLASS_64;
            file = ByteBuffer.wrap(bytes).order(bytes[5] == BIG_ENDIAN_DATA ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        }

        ElfObject object() {
            int headers = offset(wide ? 0x28 : 0x20);
            int headerSize = unsignedShort(wide ? 0x3a : 0x2e);
            int count = unsignedShort(wide ? 0x3c : 0x30);
            int names = unsignedShort(wide ? 0x3e : 0x32);
            if (count == 0 && headers != 0) {
                // More sections than 16 bits can count: the numbers are in the first section header.
                count = offset(headers + (wide ? 0x20 : 0x14));
            }
            if (names == 0xffff) {
                names = file.getInt(headers + (wide ? 0x28 : 0x18));
            }
            byte[] strings = contents(headers + names * headerSize);
            var sections = new LinkedHashMap<String, byte[]>();
            for (int i = 1; i < count; i++) {
                int header = headers + i * headerSize;
                sections.put(string(strings, file.getInt(header)), contents(header));
            }
            return new ElfObject(file.order(), sections);
        }

        private byte[] contents(int header) {
            if (file.getInt(header + 4) == NO_BITS) {
                return new byte[0];
            }
            int offset = offset(header + (wide ? 0x18 : 0x10));
            int size = offset(header + (wide ? 0x20 : 0x14));
            if (size > file.limit() - offset) {
                throw new IllegalArgumentException("section of " + size + " bytes at " + offset);
            }
            var bytes = new byte[size];
            file.get(offset, bytes);
            return bytes;
        }

        private int offset(int at) {
            long value = wide ? file.getLong(at) : Integer.toUnsignedLong(file.getInt(at));
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("offset " + Long.toUnsignedString(value));
            }
            return (int) value;
        }

        private int unsignedShort(int at) {
            return Short.toUnsignedInt(file.getShort(at));
        }

        private static String string(byte[] table, int from) {
            int to = from;
            while (table[to] != 0) {
                to++;
            }
            return new String(table, from, to - from, StandardCharsets.UTF_8);
        }
    }
}
