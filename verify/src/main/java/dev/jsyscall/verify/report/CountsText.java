package dev.jsyscall.verify.report;

import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.verify.counts.ArchCounts;
import dev.jsyscall.verify.counts.CallGrades;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The size of the specs as text: a row for each architecture, one for all of them, and the calls that nobody has described yet. */
public final class CountsText {
    private final List<ArchCounts> counts;

    public CountsText(List<ArchCounts> counts) {
        this.counts = counts;
    }

    public String render() {
        var table = new Table();
        var head = new ArrayList<String>(List.of(""));
        head.addAll(gradeHeads());
        head.addAll(List.of("constants", "records", "ioctls", "unverified"));
        table.row(head);
        for (ArchCounts arch : counts) {
            var row = new ArrayList<String>(List.of(arch.arch().platform()));
            row.addAll(gradeCells(arch.calls()));
            Stream.of(arch.constants(), arch.records(), arch.ioctls(), arch.unverified()).forEach(names -> row.add(number(names.size())));
            table.row(row);
        }
        table.row(List.of(
                "any of them", all(c -> names(c.calls())), all(c -> c.calls().entries(Grade.SEMANTIC)),
                all(c -> c.calls().entries(Grade.TYPED)), all(c -> c.calls().entries(Grade.NUMBER_ONLY)), all(c -> c.calls().unexplained()),
                all(ArchCounts::constants), all(ArchCounts::records), all(ArchCounts::ioctls), all(ArchCounts::unverified)));
        return table.render() + undescribed();
    }

    /** The heads of the columns that {@link #gradeCells} fills. */
    static List<String> gradeHeads() {
        var heads = new ArrayList<String>(List.of("calls"));
        Stream.of(Grade.values()).forEach(grade -> heads.add(grade.text()));
        heads.add("of them unexplained");
        return heads;
    }

    static List<String> gradeCells(CallGrades calls) {
        var cells = new ArrayList<String>(List.of(number(calls.count())));
        Stream.of(Grade.values()).forEach(grade -> cells.add(number(calls.entries(grade).size())));
        cells.add(number(calls.unexplained().size()));
        return cells;
    }

    private static Set<String> names(CallGrades calls) {
        var names = new TreeSet<String>();
        Stream.of(Grade.values()).forEach(grade -> names.addAll(calls.entries(grade)));
        return names;
    }

    /** How many different names the architectures have together. */
    private String all(Function<ArchCounts, Set<String>> names) {
        var all = new TreeSet<String>();
        counts.forEach(arch -> all.addAll(names.apply(arch)));
        return number(all.size());
    }

    private String undescribed() {
        Map<String, Set<String>> arches = new LinkedHashMap<>();
        counts.forEach(arch -> arch.calls().unexplained().forEach(
                call -> arches.computeIfAbsent(call, name -> new TreeSet<>()).add(arch.arch().name())));
        Map<String, Set<String>> calls = new LinkedHashMap<>();
        arches.forEach((call, names) -> calls.computeIfAbsent(
                names.size() == counts.size() ? "every architecture" : String.join(", ", names), where -> new TreeSet<>()).add(call));
        var text = new StringBuilder();
        calls.forEach((where, names) -> text.append("\nneither declared nor explained on ").append(where).append(": ")
                .append(String.join(", ", names)).append('\n'));
        return text.toString();
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
