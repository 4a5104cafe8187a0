package dev.jsyscall.strace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What people wrote down: two columns, with a tab between them. */
final class Tables {
    private Tables() {}

    /** Calls that the kernel must not see, and why. */
    static Map<String, String> held() {
        return read("held.tsv");
    }

    /** Places where strace shows something else, and why that is right. */
    static Map<String, String> exceptions() {
        return read("exceptions.tsv");
    }

    /** strace's names of constants and of records' members, and the specs'. */
    static Map<String, String> names() {
        return read("names.tsv");
    }

    private static Map<String, String> read(String name) {
        Map<String, String> table = new LinkedHashMap<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Tables.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            for (String line : lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
                String[] columns = line.split("\t", -1);
                if (columns.length != 2 || columns[1].isBlank()) throw new IllegalStateException(name + " needs two columns: " + line);
                if (table.put(columns[0], columns[1]) != null) throw new IllegalStateException(name + " has it twice: " + columns[0]);
            }
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
        return table;
    }
}
