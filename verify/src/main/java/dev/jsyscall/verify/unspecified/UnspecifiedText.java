package dev.jsyscall.verify.unspecified;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.report.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says for people what headers show and the specs do not describe. */
public final class UnspecifiedText {
    private static final int WIDTH = 120;
    private static final String INDENT = "    ";

    private final Unspecified found;
    private final StringBuilder text = new StringBuilder();

    public UnspecifiedText(Unspecified found) {
        this.found = found;
    }

    public String render() {
        counts();
        rules();
        wrongRules();
        left();
        notes();
        return text.toString();
    }

    private void counts() {
        var table = new Table();
        table.row("platform", "names", "visible", "specified", "left out", "left", "covered");
        for (Coverage coverage : found.coverages()) {
            String platform = coverage.arch().platform();
            table.row(row(platform, "constants", coverage.counts(ShownName.Kind.CONSTANT)));
            table.row(row("", "ioctls", coverage.counts(ShownName.Kind.IOCTL)));
            table.row(row("", "both", coverage.constants()));
            table.row(row("", "records", coverage.counts(ShownName.Kind.RECORD)));
        }
        text.append(table.render()).append('\n');
    }

    private static List<String> row(String platform, String names, Coverage.Counts counts) {
        return List.of(
                platform, names, String.valueOf(counts.visible()), String.valueOf(counts.specified()), String.valueOf(counts.omitted()),
                String.valueOf(counts.left()), String.format(Locale.ROOT, "%.2f %%", Math.floor(counts.percent() * 100) / 100));
    }

    private void rules() {
        if (found.rules().isEmpty()) {
            return;
        }
        text.append("left out by rule:\n");
        Map<String, List<OmissionRule>> byReason = new TreeMap<>();
        found.rules().forEach(rule -> byReason.computeIfAbsent(rule.reason(), r -> new ArrayList<>()).add(rule));
        byReason.forEach((reason, rules) -> {
            int sum = rules.stream().mapToInt(rule -> found.omitted(rule).size()).sum();
            text.append(INDENT).append(sum).append("  ").append(reason).append('\n');
            var words = rules.stream().sorted(Comparator.comparing(rule -> rule.names().toString()))
                    .map(rule -> rule.names() + " " + found.omitted(rule).size()).toList();
            wrapped(words, ", ", INDENT + INDENT);
        });
        text.append('\n');
    }

    private void wrongRules() {
        found.needless().forEach(rule -> complain(rule, "is specified; remove the rule"));
        found.idle().forEach(rule -> complain(rule, "leaves out nothing; remove the rule"));
    }

    private void complain(OmissionRule rule, String what) {
        text.append(rule.position()).append(": error: `").append(rule.names()).append("` ").append(what).append('\n');
    }

    /** Names by header, and by the architectures that have them where not all do. */
    private void left() {
        Map<ShownName, Set<Arch>> arches = new LinkedHashMap<>();
        for (Coverage coverage : found.coverages()) {
            coverage.left().forEach(name -> arches.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(coverage.arch()));
        }
        Map<String, Map<String, Set<String>>> byHeader = new TreeMap<>();
        arches.forEach((name, on) -> byHeader.computeIfAbsent(name.header(), h -> new TreeMap<>())
                .computeIfAbsent(label(on), l -> new TreeSet<>()).add(name.toString()));
        if (!byHeader.isEmpty()) {
            text.append("neither specified nor left out:\n");
        }
        byHeader.forEach((header, groups) -> groups.forEach((label, names) -> {
            text.append('<').append(header).append('>').append(label).append(", ").append(names.size()).append(":\n");
            wrapped(names, " ", INDENT);
        }));
    }

    private String label(Set<Arch> on) {
        return on.size() == found.coverages().size() ? "" : " on " + String.join(", ", on.stream().map(Arch::name).toList());
    }

    private void notes() {
        int others = found.coverages().stream().mapToInt(Coverage::others).max().orElse(0);
        if (others > 0) {
            text.append("up to ").append(others).append(" names of headers that are not counted; --all-headers counts them\n");
        }
        Map<String, String> broken = new TreeMap<>();
        found.coverages().forEach(coverage -> broken.putAll(coverage.broken()));
        if (!broken.isEmpty()) {
            text.append("not looked at, because they do not compile by themselves: ");
            text.append(String.join(", ", broken.keySet())).append('\n');
        }
    }

    private void wrapped(Collection<String> words, String separator, String indent) {
        var line = new StringBuilder();
        for (String word : words) {
            if (line.length() + separator.length() + word.length() + indent.length() > WIDTH) {
                text.append(indent).append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : separator).append(word);
        }
        text.append(indent).append(line).append('\n');
    }
}
