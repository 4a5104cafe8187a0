package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.verify.explain.Article.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A row for each distinct value, the most frequent first, with the architectures that have it; then those that have none. */
final class PerArchRows {
    private final ArchNames arches;

    PerArchRows(Abi abi) {
        this.arches = new ArchNames(abi);
    }

    <T> Rows of(String heading, List<String> columns, PerArch<T> values, Function<T, List<String>> cells) {
        var rows = new ArrayList<List<Phrase>>();
        values.grouped().forEach((value, names) -> {
            var row = new ArrayList<Phrase>();
            cells.apply(value).forEach(cell -> row.add(Phrase.code(cell)));
            row.add(Phrase.of(arches.of(names)));
            rows.add(row);
        });
        List<String> without = arches.without(values);
        if (!without.isEmpty()) {
            var row = new ArrayList<Phrase>();
            columns.forEach(column -> row.add(Phrase.of(row.isEmpty() ? "none" : "")));
            row.add(Phrase.of(arches.of(without)));
            rows.add(row);
        }
        var all = new ArrayList<>(columns);
        all.add("on");
        return new Rows(heading, all, rows);
    }
}
