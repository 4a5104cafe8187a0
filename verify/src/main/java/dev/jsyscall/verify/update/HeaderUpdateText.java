package dev.jsyscall.verify.update;

import dev.jsyscall.generator.model.Arch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A comparison of headers and specs for a person to go through, spec by spec. */
public final class HeaderUpdateText {
    private final HeaderUpdate update;

    public HeaderUpdateText(HeaderUpdate update) {
        this.update = update;
    }

    public String render() {
        Map<String, List<Change>> byPlace = new TreeMap<>();
        update.changes().forEach(change -> byPlace.computeIfAbsent(change.place(), p -> new ArrayList<>()).add(change));
        var text = new StringBuilder();
        byPlace.forEach((place, changes) -> {
            text.append(place).append(place.startsWith("<") ? ", which no spec names\n" : "\n");
            changes.sort(Comparator.comparing(Change::kind).thenComparing(Change::name));
            changes.forEach(change -> text.append(line(change)).append('\n'));
            text.append('\n');
        });
        for (Change.Kind kind : Change.Kind.values()) {
            long count = update.changes().stream().filter(change -> change.kind() == kind).map(Change::name).distinct().count();
            text.append(kind.ordinal() == 0 ? "" : ", ").append(count).append(' ').append(kind.name().toLowerCase(java.util.Locale.ROOT));
        }
        return text.append('\n').toString();
    }

    private String line(Change change) {
        var line = new StringBuilder("  ").append(change.kind().sign()).append(' ').append(change.name());
        if (!change.detail().isEmpty()) {
            line.append(change.kind() == Change.Kind.ADDED ? " = " : ": ").append(change.detail());
        }
        if (change.arches().size() < update.arches().size()) {
            line.append("  on ").append(String.join(", ", change.arches().stream().map(Arch::name).toList()));
        }
        return line.toString();
    }
}
