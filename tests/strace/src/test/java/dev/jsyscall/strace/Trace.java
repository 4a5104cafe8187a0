package dev.jsyscall.strace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What strace wrote, between the markers that tell which call comes next. */
final class Trace {
    private static final Pattern MARKER = Pattern.compile("write\\(" + Driver.NOWHERE + ", \"(\\d+|end)\".*");

    private final Map<Integer, List<String>> lines = new HashMap<>();

    static Trace read(Path file) throws IOException {
        var trace = new Trace();
        List<String> current = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Matcher marker = MARKER.matcher(line);
            if (!marker.matches()) current.add(line);
            else current = marker.group(1).equals("end") ? new ArrayList<>() : trace.begin(Integer.valueOf(marker.group(1)));
        }
        return trace;
    }

    private List<String> begin(Integer trial) {
        return lines.computeIfAbsent(trial, t -> new ArrayList<>());
    }

    /** The lines of one call: there may be others of the Java machine's around it. */
    List<String> of(int trial) {
        return lines.getOrDefault(trial, List.of());
    }
}
