package dev.jsyscall.linux.proc;

import dev.jsyscall.ErrnoException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A paragraph of {@code /proc/cpuinfo}: a processor, or on some architectures what is said of all of them. Its words differ between
 * architectures.
 *
 * @param fields the lines in their order: the words before the colon, and the text behind
 */
public record CpuInfo(Map<String, String> fields) {

    /** A paragraph. */
    public CpuInfo {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Reads all paragraphs.
     *
     * @throws ErrnoException if /proc cannot be read
     */
    public static List<CpuInfo> all() throws ErrnoException {
        List<CpuInfo> all = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : ProcFile.lines("/proc/cpuinfo")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            } else if (!fields.isEmpty()) {
                all.add(new CpuInfo(fields));
                fields = new LinkedHashMap<>();
            }
        }
        if (!fields.isEmpty()) all.add(new CpuInfo(fields));
        return all;
    }

    /** The text of a line, if there is one: {@code get("model name")}. */
    public Optional<String> get(String field) {
        return Optional.ofNullable(fields.get(field));
    }
}
