package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.event.Readiness;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * Reading and writing arrays through scratch memory: without a segment of the array, which each call would have to make anew. Each method
 * begins again after a signal, and returns a negative errno if it fails.
 */
final class HeapBytes {
    private HeapBytes() {}

    static long read(Fd fd, byte[] array, int from, int length) throws ErrnoException {
        Readiness.beforeReading(fd);
        try (Scratch scratch = Scratch.open()) {
            MemorySegment room = room(scratch, array, from, length);
            long result;
            do {
                result = FileCalls.tryRead(fd, room);
            } while (result == -E.INTR);
            return copyBack(room, array, from, result);
        }
    }

    static long pread(Fd fd, byte[] array, int from, int length, long place) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment room = room(scratch, array, from, length);
            long result;
            do {
                result = FileCalls.tryPread64(fd, room, place);
            } while (result == -E.INTR);
            return copyBack(room, array, from, result);
        }
    }

    static long write(Fd fd, byte[] array, int from, int length) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment room = room(scratch, array, from, length);
            MemorySegment.copy(array, from, room, ValueLayout.JAVA_BYTE, 0, (int) room.byteSize());
            long result;
            do {
                result = FileCalls.tryWrite(fd, room);
            } while (result == -E.INTR);
            return result;
        }
    }

    static long pwrite(Fd fd, byte[] array, int from, int length, long place) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment room = room(scratch, array, from, length);
            MemorySegment.copy(array, from, room, ValueLayout.JAVA_BYTE, 0, (int) room.byteSize());
            long result;
            do {
                result = FileCalls.tryPwrite64(fd, room, place);
            } while (result == -E.INTR);
            return result;
        }
    }

    private static MemorySegment room(Scratch scratch, byte[] array, int from, int length) {
        Objects.checkFromIndexSize(from, length, array.length);
        return scratch.reserve(Math.min(length, ByteSource.HEAP_BYTES));
    }

    private static long copyBack(MemorySegment room, byte[] array, int from, long result) {
        if (result > 0) MemorySegment.copy(room, ValueLayout.JAVA_BYTE, 0, array, from, (int) result);
        return result;
    }
}
