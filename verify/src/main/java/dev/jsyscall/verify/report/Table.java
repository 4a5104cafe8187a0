package dev.jsyscall.verify.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Columns of text, as wide as they need to be: numbers to the right, words to the left. */
public final class Table {
    private static final Pattern NUMBER = Pattern.compile("-|[-+]?(0x)?[0-9a-f,]*[0-9][0-9a-f,]*");
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    public void row(String... cells) {
        row(List.of(cells));
    }

    /** A line per row, each ended. */
    public String render() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = new int[columns];
        var numeric = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            widths[column] = rows.stream().filter(row -> row.size() > at).mapToInt(row -> row.get(at).length()).max().orElse(0);
            numeric[column] = rows.stream().filter(row -> row.size() > at && !row.get(at).isEmpty()).skip(1)
                    .allMatch(row -> NUMBER.matcher(row.get(at)).matches());
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : GAP).append(numeric[column] ? padding + cell : cell + padding);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
