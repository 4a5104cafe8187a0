package dev.jsyscall.transport;

import dev.jsyscall.Machine;
import dev.jsyscall.Platform;
import dev.jsyscall.Syscall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Memory for machine code: written once while it cannot be executed, executed while it cannot be written, never freed.
 *
 * <p>A refusal (a service manager's MemoryDenyWriteExecute, SELinux) is an ordinary answer here: null.
 */
final class ExecutableMemory {
    private ExecutableMemory() {}

    @SuppressWarnings("restricted")
    static @Nullable MemorySegment write(byte[] code, Machine.Flush flush, int pageSize) {
        long size = (code.length + pageSize - 1L) / pageSize * pageSize;
        long address = Shape.call(Shape.libc("mmap"), MemorySegment.NULL, word(size), word(Platform.valueOf("prot_read_write")),
                word(Platform.valueOf("map_private_anonymous")), word(-1), MemorySegment.NULL);
        if (address == -1) return null;

        if (!Platform.is64Bit()) address = Integer.toUnsignedLong((int) address);
        MemorySegment memory = MemorySegment.ofAddress(address).reinterpret(size);
        memory.copyFrom(MemorySegment.ofArray(code));
        if (!flush(flush, memory, code.length) || !protect(memory)) {
            Shape.call(Shape.libc("munmap"), memory, word(size));
            return null;
        }
        return memory;
    }

    private static boolean protect(MemorySegment memory) {
        return (int) Shape.call(Shape.libc("mprotect"), memory, word(memory.byteSize()), word(Platform.valueOf("prot_read_exec"))) == 0;
    }

    private static boolean flush(Machine.Flush flush, MemorySegment start, long length) {
        MemorySegment end = MemorySegment.ofAddress(start.address() + length);
        if (flush.syscall() != Syscall.ABSENT) {
            return (int) Shape.call(Shape.libc("syscall"), word(flush.syscall()), start, end, MemorySegment.NULL) == 0;
        }
        if (flush.symbol() == null) return true;
        Optional<MemorySegment> function = find(flush.symbol(), flush.library());
        if (function.isEmpty()) return false;
        Shape.call(function.get(), start, end);
        return true;
    }

    @SuppressWarnings("restricted")
    private static Optional<MemorySegment> find(String symbol, @Nullable String library) {
        if (library == null) return Optional.of(Shape.libc(symbol));
        try {
            return SymbolLookup.libraryLookup(library, Arena.global()).find(symbol);
        } catch (IllegalArgumentException noSuchLibrary) {
            return Optional.empty();
        }
    }

    private static MemorySegment word(long value) {
        return MemorySegment.ofAddress(value);
    }
}
