package dev.jsyscall.linux.process;

import dev.jsyscall.PathText;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment of a new program: this process's, byte by byte as it was given, with changes; or one from nothing. */
final class ProgramEnvironment {
    private boolean inherits = true;
    private final Map<String, @Nullable String> changes;

    ProgramEnvironment() {
        changes = new LinkedHashMap<>();
    }

    /** A copy that changes by itself. */
    ProgramEnvironment(ProgramEnvironment other) {
        inherits = other.inherits;
        changes = new LinkedHashMap<>(other.changes);
    }

    void clear() {
        inherits = false;
        changes.clear();
    }

    /** Sets a variable, or removes it with null. */
    void put(String name, @Nullable String value) {
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException("a variable's name is not empty and has no '=': \"" + name + "\"");
        }
        PathText.encode(name);
        if (value != null) PathText.encode(value);
        changes.put(name, value);
    }

    /** A variable's value, or null if it is not set. */
    @Nullable String get(String name) {
        if (changes.containsKey(name)) return changes.get(name);
        if (!inherits) return null;
        byte[] start = PathText.encode(name + "=");
        for (byte[] entry : Inherited.ENTRIES) {
            if (startsWith(entry, start)) return PathText.decode(Arrays.copyOfRange(entry, start.length, entry.length));
        }
        return null;
    }

    Strings strings(SegmentAllocator allocator) {
        if (inherits && changes.isEmpty()) return Inherited.STRINGS;
        List<byte[]> entries = new ArrayList<>();
        if (inherits) {
            for (byte[] entry : Inherited.ENTRIES) if (!isChanged(entry)) entries.add(entry);
        }
        changes.forEach((name, value) -> {
            if (value != null) entries.add(PathText.encode(name + "=" + value));
        });
        return Strings.of(entries, shown(entries), allocator);
    }

    private boolean isChanged(byte[] entry) {
        return changes.keySet().stream().anyMatch(name -> startsWith(entry, PathText.encode(name + "=")));
    }

    private static boolean startsWith(byte[] text, byte[] start) {
        return text.length >= start.length && Arrays.equals(text, 0, start.length, start, 0, start.length);
    }

    private static String shown(List<byte[]> entries) {
        return "/* " + entries.size() + " vars */";
    }

    /** What this process was given. Java cannot change it, so it is read once. */
    private static final class Inherited {
        static final List<byte[]> ENTRIES = read();
        static final Strings STRINGS = Strings.of(ENTRIES, shown(ENTRIES), Arena.global());

        private static List<byte[]> read() {
            List<byte[]> entries = new ArrayList<>();
            try {
                byte[] all = Files.readAllBytes(Path.of("/proc/self/environ"));
                int start = 0;
                for (int i = 0; i < all.length; i++) {
                    if (all[i] != 0) continue;
                    if (i > start) entries.add(Arrays.copyOfRange(all, start, i));
                    start = i + 1;
                }
            } catch (IOException noProc) {
                System.getenv().forEach((name, value) -> entries.add(PathText.encode(name + "=" + value)));
            }
            return List.copyOf(entries);
        }
    }
}
