package dev.jsyscall.verify.report;

import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.verify.counts.ArchCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The size of the specs as a Markdown table for a page that people read. Its last column, how each architecture was run, is no count: who
 * ran it wrote it there, and it is kept.
 */
public final class SupportTable {
    public static final String BEGIN = "<!-- abi counts -->";
    public static final String END = "<!-- end of abi counts -->";
    private static final String NOT_RUN = "not yet";

    private final List<ArchCounts> counts;

    public SupportTable(List<ArchCounts> counts) {
        this.counts = counts;
    }

    /** The table, with no more than a blank promise in its last column. */
    public String render() {
        return render(Map.of());
    }

    private String render(Map<String, String> runs) {
        var text = new StringBuilder();
        text.append("| Linux on | calls: semantic | typed | number only | constants | records | ioctls | run |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|---|\n");
        for (ArchCounts arch : counts) {
            Stream<Integer> numbers = Stream.concat(
                    Stream.of(Grade.values()).map(grade -> arch.calls().entries(grade).size()),
                    Stream.of(arch.constants().size(), arch.records().size(), arch.ioctls().size()));
            String cells = numbers.map(count -> String.format(Locale.ROOT, "%,d", count)).collect(Collectors.joining(" | "));
            String name = arch.arch().name();
            text.append("| ").append(name).append(" | ").append(cells).append(" | ").append(runs.getOrDefault(name, NOT_RUN)).append(" |\n");
        }
        return text.toString();
    }

    /**
     * Puts the table between the two marks of a page, in place of the one that is there.
     *
     * @throws IllegalArgumentException if the page has no marks
     */
    public String into(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("there is no place for the table; put the lines " + BEGIN + " and " + END + " where it is to be");
        }
        int body = begin + BEGIN.length();
        return page.substring(0, body) + "\n" + render(runs(page.substring(body, end))) + page.substring(end);
    }

    /** What the last column says of each architecture. */
    private static Map<String, String> runs(String table) {
        Map<String, String> runs = new HashMap<>();
        table.lines().map(line -> line.split("\\|", -1)).filter(cells -> cells.length > 3)
                .forEach(cells -> runs.put(cells[1].strip(), cells[cells.length - 2].strip()));
        return runs;
    }
}
