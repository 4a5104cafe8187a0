package dev.jsyscall.verify.unspecified;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.view.HeaderView;
import dev.jsyscall.verify.view.KernelHeaders;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of what one architecture's headers show is specified.
 *
 * @param counts of the counted headers' names
 * @param omitted the names that each rule leaves out, whether their headers are counted or not
 * @param left what is neither specified nor left out, in counted headers
 * @param needless rules without an asterisk for what is specified
 * @param others how many names the headers show that are not counted
 * @param broken headers that do not compile, and why
 */
record Coverage(
        Arch arch, Map<ShownName.Kind, Counts> counts, Map<OmissionRule, Set<ShownName>> omitted, List<ShownName> left,
        Set<OmissionRule> needless, int others, Map<String, String> broken) {

    record Counts(int visible, int specified, int omitted) {
        static final Counts NONE = new Counts(0, 0, 0);

        int left() {
            return visible - specified - omitted;
        }

        Counts plus(Counts more) {
            return new Counts(visible + more.visible, specified + more.specified, omitted + more.omitted);
        }

        /** Of a hundred names, how many are specified or left out by a rule. */
        double percent() {
            return visible == 0 ? 100 : 100.0 * (specified + omitted) / visible;
        }
    }

    static Coverage of(Arch arch, HeaderView view, SpecifiedNames specified, List<OmissionRule> rules, boolean all) {
        Set<String> roots = new HashSet<>(KernelHeaders.counted());
        var coverage = new Coverage(
                arch, new EnumMap<>(ShownName.Kind.class), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashSet<>(), 0,
                view.broken());
        int others = 0;
        for (ShownName name : ShownName.of(view)) {
            ShownName shown = specified.ioctls().contains(name.name()) ? name.as(ShownName.Kind.IOCTL) : name;
            boolean counted = all || roots.contains(view.includers().getOrDefault(shown.header(), ""));
            others += counted ? 0 : 1;
            coverage.add(shown, specified.has(shown), rules.stream().filter(rule -> rule.matches(shown)).toList(), counted);
        }
        return new Coverage(
                arch, coverage.counts, coverage.omitted, coverage.left, coverage.needless, others, coverage.broken);
    }

    private void add(ShownName shown, boolean specified, List<OmissionRule> matching, boolean counted) {
        boolean out = !specified && !matching.isEmpty();
        if (specified) {
            matching.stream().filter(rule -> rule.names().exact()).forEach(needless::add);
        } else {
            // A rule that another one comes before is not out of date for that.
            for (OmissionRule rule : matching) {
                Set<ShownName> names = omitted.computeIfAbsent(rule, r -> new LinkedHashSet<>());
                if (rule.equals(matching.get(0))) {
                    names.add(shown);
                }
            }
        }
        if (counted) {
            counts.merge(shown.kind(), new Counts(1, specified ? 1 : 0, out ? 1 : 0), Counts::plus);
            if (!specified && !out) {
                left.add(shown);
            }
        }
    }

    Counts constants() {
        return counts(ShownName.Kind.CONSTANT).plus(counts(ShownName.Kind.IOCTL));
    }

    Counts counts(ShownName.Kind kind) {
        return counts.getOrDefault(kind, Counts.NONE);
    }
}
