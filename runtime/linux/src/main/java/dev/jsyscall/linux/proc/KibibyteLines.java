package dev.jsyscall.linux.proc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines of names and sizes, {@code MemFree:  1024 kB}: sizes in bytes, numbers without a unit as they are. */
final class KibibyteLines {
    private static final long KIBIBYTE = 1024;

    private KibibyteLines() {}

    static Map<String, Long> parse(List<String> lines) {
        Map<String, Long> fields = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(":?\\s+", -1);
            long unit = parts.length > 2 && parts[2].equals("kB") ? KIBIBYTE : 1;
            fields.put(parts[0], Long.parseLong(parts[1]) * unit);
        }
        return Collections.unmodifiableMap(fields);
    }
}
