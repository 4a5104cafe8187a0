package dev.jsyscall.verify.diff;

import dev.jsyscall.verify.diff.Change.Sort;
import dev.jsyscall.verify.diff.Facet.Kind;
import dev.jsyscall.verify.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Differences as a report: how many of what, then each with its values side by side, subsystem by subsystem. */
final class DiffText {
    private static final String NONE = "-";
    private static final String INDENT = "  ";

    private final String left;
    private final String right;
    private final StringBuilder text = new StringBuilder();

    DiffText(String left, String right) {
        this.left = left;
        this.right = right;
    }

    String render(List<Change> changes) {
        text.setLength(0);
        heading(left + " and " + right, '=');
        if (changes.isEmpty()) {
            return text.append("Nothing differs.\n").toString();
        }
        counts(changes);
        kind("Data model", changes, Kind.MODEL);
        var subsystems = new TreeMap<String, List<Change>>();
        changes.stream().filter(change -> !change.facet().kind().apart())
                .forEach(change -> subsystems.computeIfAbsent(change.facet().subsystem(), name -> new ArrayList<>()).add(change));
        subsystems.forEach(this::subsystem);
        kind("System call numbers", changes, Kind.NUMBER);
        return text.toString();
    }

    private void counts(List<Change> changes) {
        var table = new Table();
        table.row("", "differ", "only " + left, "only " + right);
        for (Kind kind : Kind.values()) {
            List<Change> these = of(changes, kind);
            if (!these.isEmpty()) {
                var row = new ArrayList<String>(List.of(kind.plural()));
                Stream.of(Sort.values()).forEach(sort -> row.add(String.format(
                        Locale.ROOT, "%,d", these.stream().filter(change -> change.sort() == sort).count())));
                table.row(row);
            }
        }
        lines(table, "");
    }

    private void kind(String heading, List<Change> changes, Kind kind) {
        List<Change> these = of(changes, kind);
        if (!these.isEmpty()) {
            text.append('\n');
            heading(heading, '-');
            table(these, "", INDENT);
        }
    }

    private void subsystem(String name, List<Change> changes) {
        text.append('\n');
        heading(name, '-');
        for (Kind kind : Kind.values()) {
            if (kind == Kind.FIELD) {
                continue;
            }
            List<Change> these = kind == Kind.RECORD ? records(changes) : of(changes, kind);
            if (!these.isEmpty()) {
                table(these, kind.plural(), INDENT);
            }
        }
    }

    /** Records and their members, which follow each record whether or not its size differs. */
    private static List<Change> records(List<Change> changes) {
        return changes.stream().filter(change -> change.facet().kind() == Kind.RECORD || change.facet().kind() == Kind.FIELD).toList();
    }

    private static List<Change> of(List<Change> changes, Kind kind) {
        return changes.stream().filter(change -> change.facet().kind() == kind).toList();
    }

    private void table(List<Change> changes, String title, String indent) {
        var table = new Table();
        table.row(title, left, right);
        for (Change change : changes) {
            String name = (change.facet().kind() == Kind.FIELD ? INDENT + INDENT : INDENT) + change.facet().name();
            var row = new ArrayList<>(List.of(name, change.left().orElse(NONE), change.right().orElse(NONE)));
            if (!change.arches().isEmpty()) {
                row.add("on " + String.join(", ", change.arches()));
            }
            table.row(row);
        }
        lines(table, indent);
    }

    private void lines(Table table, String indent) {
        table.render().lines().forEach(line -> text.append((indent + line).stripTrailing()).append('\n'));
    }

    private void heading(String title, char underline) {
        text.append(title).append('\n').append(String.valueOf(underline).repeat(title.length())).append('\n');
    }
}
