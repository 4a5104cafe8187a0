package dev.jsyscall.integration.survival;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/** Ways to touch all of some memory, or its last bytes, each in a method that is compiled by itself. */
enum Touch {
    GET {
        @Override
        long on(MemorySegment bytes) {
            return bytes.get(JAVA_BYTE, last(bytes));
        }
    },
    SET {
        @Override
        long on(MemorySegment bytes) {
            bytes.set(JAVA_BYTE, last(bytes), (byte) 1);
            return 1;
        }
    },
    COMPARE_AND_SET {
        @Override
        long on(MemorySegment bytes) {
            return (boolean) LONG.compareAndSet(bytes, bytes.byteSize() - Long.BYTES, 1L, 2L) ? 1 : 0;
        }
    },
    GET_AND_ADD {
        @Override
        long on(MemorySegment bytes) {
            return (long) LONG.getAndAdd(bytes, bytes.byteSize() - Long.BYTES, 1L);
        }
    },
    MISMATCH {
        @Override
        long on(MemorySegment bytes) {
            return bytes.mismatch(ZEROS.asSlice(0, bytes.byteSize()));
        }
    },
    SUM {
        @Override
        long on(MemorySegment bytes) {
            int sum = 0;
            for (long i = 0; i < bytes.byteSize(); i++) sum += bytes.get(JAVA_BYTE, i);
            return sum;
        }
    },
    WIDENING_SUM {
        @Override
        long on(MemorySegment bytes) {
            long sum = 0;
            for (int i = 0; i < (int) (bytes.byteSize() / Integer.BYTES); i++) sum += bytes.getAtIndex(JAVA_INT, i);
            return sum;
        }
    },
    COPY_OUT {
        @Override
        long on(MemorySegment bytes) {
            byte[] copy = new byte[(int) bytes.byteSize()];
            MemorySegment.copy(bytes, JAVA_BYTE, 0, copy, 0, copy.length);
            return copy[copy.length - 1];
        }
    },
    COPY_IN {
        @Override
        long on(MemorySegment bytes) {
            MemorySegment.copy(ZEROS, 0, bytes, 0, bytes.byteSize());
            return 0;
        }
    },
    COPY_WITHIN {
        @Override
        long on(MemorySegment bytes) {
            long half = bytes.byteSize() / 2;
            MemorySegment.copy(bytes, half, bytes, 0, half);
            return 0;
        }
    },
    FILL {
        @Override
        long on(MemorySegment bytes) {
            bytes.fill((byte) 1);
            return 1;
        }
    },
    BUFFER {
        @Override
        long on(MemorySegment bytes) {
            ByteBuffer buffer = bytes.asByteBuffer();
            long hash = 0;
            while (buffer.remaining() >= Long.BYTES) hash = 31 * hash + buffer.getLong();
            return hash;
        }
    },
    STRING {
        @Override
        long on(MemorySegment bytes) {
            return bytes.getString(last(bytes) - 8).length();
        }
    },
    CRC_32 {
        @Override
        long on(MemorySegment bytes) {
            var crc = new CRC32();
            crc.update(bytes.asByteBuffer());
            return crc.getValue();
        }
    },
    CRC_32C {
        @Override
        long on(MemorySegment bytes) {
            var crc = new CRC32C();
            crc.update(bytes.asByteBuffer());
            return crc.getValue();
        }
    },
    ADLER_32 {
        @Override
        long on(MemorySegment bytes) {
            var adler = new Adler32();
            adler.update(bytes.asByteBuffer());
            return adler.getValue();
        }
    },
    DEFLATE {
        @Override
        long on(MemorySegment bytes) {
            var deflater = new Deflater(Deflater.BEST_SPEED);
            try {
                deflater.setInput(bytes.asByteBuffer());
                deflater.finish();
                byte[] output = new byte[4096];
                while (!deflater.finished()) deflater.deflate(output);
                return deflater.getBytesRead();
            } finally {
                deflater.end();
            }
        }
    };

    /** As much as may be touched. */
    static final int MOST = 1 << 16;

    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final MemorySegment ZEROS = MemorySegment.ofArray(new byte[MOST]);

    /** Touches it, and returns what there was to see. */
    abstract long on(MemorySegment bytes);

    private static long last(MemorySegment bytes) {
        return bytes.byteSize() - 1;
    }
}
