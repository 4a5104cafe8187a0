package dev.jsyscall.transport;

import dev.jsyscall.Machine;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Machine code installed by itself: signal handlers, and stubs for numbers that came after the architecture's tables. */
final class Fragments {
    private static final Map<String, MemorySegment> INSTALLED = new HashMap<>();

    private Fragments() {}

    static synchronized @Nullable MemorySegment install(Machine.Code code, long number) {
        String key = code.hex() + " " + number;
        MemorySegment entry = INSTALLED.get(key);
        if (entry == null) {
            Machine machine = Machine.current();
            entry = ExecutableMemory.write(code.encode(number, machine.littleEndian()), machine.flush(), Transport.pageSize());
            if (entry != null) INSTALLED.put(key, entry);
        }
        return entry;
    }
}
