package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.event.Readiness;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Reads to the end, whatever the file's size claims to be: files of /proc claim none, and others grow meanwhile. */
final class WholeFile {
    private static final int CHUNK = 1 << 16;
    /** What arrays may have at most on common JVMs. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private WholeFile() {}

    static byte[] read(ByteSource source) throws ErrnoException {
        byte[] bytes = new byte[0];
        int filled = 0;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment chunk = arena.allocate(CHUNK);
            while (true) {
                int count = (int) source.tryRead(chunk);
                if (count == -E.AGAIN) {
                    Readiness.await(source);
                    continue;
                }
                if (count < 0) throw source.fd().failure(count, "read", source.fd(), chunk, CHUNK);
                if (count == 0) return bytes.length == filled ? bytes : Arrays.copyOf(bytes, filled);
                if (bytes.length - filled < count) bytes = Arrays.copyOf(bytes, grown(bytes.length, filled, count));
                MemorySegment.copy(chunk, ValueLayout.JAVA_BYTE, 0, bytes, filled, count);
                filled += count;
            }
        }
    }

    /** The first piece gets what it needs, since it is mostly the only one. */
    private static int grown(int length, int filled, int count) {
        if (count > LARGEST - filled) throw new OutOfMemoryError("more bytes than an array holds");
        return filled == 0 ? count : Math.max(filled + count, (int) Math.min(LARGEST, 2L * length));
    }
}
