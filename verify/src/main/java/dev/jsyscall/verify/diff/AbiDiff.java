package dev.jsyscall.verify.diff;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.diff.Facet.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The differences between two sides, as a report. */
public final class AbiDiff {
    private final List<Change> changes;
    private final DiffText text;

    private AbiDiff(List<Change> changes, DiffText text) {
        this.changes = changes;
        this.text = text;
    }

    /** Of two architectures. */
    public static AbiDiff ofArches(Abi abi, Arch left, Arch right) {
        var changes = new ArrayList<Change>();
        compare(Facets.of(abi, left), Facets.of(abi, right)).forEach(pair -> changes.add(
                new Change(pair.facet(), pair.left(), pair.right(), List.of())));
        return new AbiDiff(changes, new DiffText(left.platform(), right.platform()));
    }

    /**
     * Of two versions of the specs.
     *
     * @param arches which architectures; those that a version lacks are lacking all they have in the other one
     */
    public static AbiDiff ofVersions(Abi before, String beforeName, Abi after, String afterName, List<String> arches) {
        Map<Pair, List<String>> where = new LinkedHashMap<>();
        for (String arch : arches) {
            compare(before.arch(arch).map(a -> Facets.of(before, a)).orElse(Map.of()),
                    after.arch(arch).map(a -> Facets.of(after, a)).orElse(Map.of()))
                    .forEach(pair -> where.computeIfAbsent(pair, p -> new ArrayList<>()).add(arch));
        }
        var changes = new ArrayList<Change>();
        where.forEach((pair, names) -> changes.add(
                new Change(pair.facet(), pair.left(), pair.right(), names.size() == arches.size() ? List.of() : names)));
        return new AbiDiff(changes, new DiffText(beforeName, afterName));
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public String render() {
        return text.render(changes);
    }

    private record Pair(Facet facet, Optional<String> left, Optional<String> right) {}

    /** What is not the same; of records that only one side has, their members are not told. */
    private static List<Pair> compare(Map<Facet, String> left, Map<Facet, String> right) {
        Set<Facet> all = new LinkedHashSet<>(left.keySet());
        all.addAll(right.keySet());
        var differences = new ArrayList<Pair>();
        for (Facet facet : all) {
            var pair = new Pair(facet, Optional.ofNullable(left.get(facet)), Optional.ofNullable(right.get(facet)));
            boolean told = facet.kind() == Kind.FIELD && left.containsKey(facet.owner()) != right.containsKey(facet.owner());
            if (!pair.left().equals(pair.right()) && !told) {
                differences.add(pair);
            }
        }
        return differences;
    }
}
