package dev.jsyscall.verify.draft;

import dev.jsyscall.verify.view.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A constant that headers show.
 *
 * @param text its value as C writes it; empty for an enumerator that goes by the one before it
 * @param values by architecture; one that lacks it is not there
 */
record ShownConstant(String name, String text, Place place, Map<String, Long> values) {
    /** The value that most architectures have; of several, the first one's. */
    long usual() {
        Map<Long, Long> counts = values.values().stream().collect(Collectors.groupingBy(v -> v, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream().max(Map.Entry.<Long, Long>comparingByValue()).orElseThrow().getKey();
    }

    /** Whether it is the same wherever it is, and is everywhere. */
    boolean same(Collection<String> arches) {
        return values.size() == arches.size() && values.values().stream().distinct().count() == 1;
    }

    /** Whether most of the architectures have it. */
    boolean common(Collection<String> arches) {
        return 2 * values.size() > arches.size();
    }

    /** The architectures with another value than the usual one, by their value. */
    Map<Long, List<String>> others() {
        Map<Long, List<String>> others = new TreeMap<>(Comparator.naturalOrder());
        values.forEach((arch, value) -> others.computeIfAbsent(value, v -> new java.util.ArrayList<>()).add(arch));
        others.remove(usual());
        return others;
    }
}
