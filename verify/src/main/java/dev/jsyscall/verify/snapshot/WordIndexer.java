package dev.jsyscall.verify.snapshot;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.facts.Names;
import dev.jsyscall.verify.facts.Number;
import dev.jsyscall.verify.facts.Use;
import dev.jsyscall.verify.facts.Uses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out which subsystems have to do with which words. */
final class WordIndexer {
    private final Uses uses;
    private final Map<String, Set<Integer>> homes = new HashMap<>();
    private final Map<String, Set<Integer>> names = new TreeMap<>();
    private final Map<String, Set<Integer>> numbers = new TreeMap<>();

    private WordIndexer(Uses uses) {
        this.uses = uses;
    }

    static WordIndex index(Abi abi) {
        List<Subsystem> subsystems = abi.subsystems();
        var indexer = new WordIndexer(Uses.of(abi));
        for (int place = 0; place < subsystems.size(); place++) {
            for (String name : Names.of(subsystems.get(place))) {
                add(indexer.homes, name, Set.of(place));
            }
        }
        indexer.homes.forEach((name, places) -> add(indexer.names, name, places));
        for (int place = 0; place < subsystems.size(); place++) {
            indexer.subsystem(subsystems.get(place), place);
        }
        return new WordIndex(indexer.text(indexer.needs(subsystems.size())));
    }

    private void subsystem(Subsystem subsystem, int place) {
        for (ConstantGroup group : subsystem.groups()) {
            Set<Integer> users = users(uses.ofGroup(group.name()));
            add(names, group.name(), users);
            for (Constant constant : group.constants()) {
                for (String name : List.of(constant.cName(), Names.qualified(group, constant))) {
                    add(names, name, users);
                    add(names, name, users(uses.ofConstant(group.name(), constant.name())));
                    add(names, name, users(uses.ofError(constant.cName())));
                }
                constant.values().distinct().forEach(
                        value -> add(numbers, Number.hex(Number.bits(group, value)), Set.of(place)));
            }
        }
        for (RecordType record : subsystem.records()) {
            add(names, record.name(), users(uses.ofRecord(record.name())));
        }
        for (Call call : subsystem.calls()) {
            add(names, call.name(), users(uses.ofCall(call.name())));
        }
        for (Ioctl ioctl : subsystem.ioctls()) {
            ioctl.requests().distinct().forEach(request -> add(numbers, Number.hex(request & 0xffff_ffffL), Set.of(place)));
        }
    }

    private Set<Integer> home(String name) {
        return homes.getOrDefault(name, Set.of());
    }

    private Set<Integer> users(List<Use> users) {
        return users.stream().flatMap(use -> home(use.owner()).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** For each subsystem those that declare the groups and records it uses. */
    private List<Set<Integer>> needs(int subsystems) {
        var needs = new ArrayList<Set<Integer>>();
        for (int place = 0; place < subsystems; place++) {
            needs.add(new TreeSet<>());
        }
        for (String used : uses.used()) {
            users(uses.ofGroup(used)).forEach(user -> needs.get(user).addAll(home(used)));
            users(uses.ofRecord(used)).forEach(user -> needs.get(user).addAll(home(used)));
        }
        return needs;
    }

    private String text(List<Set<Integer>> needs) {
        Map<String, List<String>> lines = new TreeMap<>();
        names.forEach((name, places) -> {
            var all = new TreeSet<>(places);
            places.forEach(place -> all.addAll(needs.get(place)));
            lines.computeIfAbsent(key(all), key -> new ArrayList<>()).add(name);
        });
        numbers.forEach((number, places) -> lines.computeIfAbsent(key(places), key -> new ArrayList<>()).add(number));
        return lines.entrySet().stream().map(line -> line.getKey() + " " + String.join(" ", line.getValue()) + " \n")
                .collect(Collectors.joining());
    }

    private static String key(Collection<Integer> places) {
        return places.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static void add(Map<String, Set<Integer>> words, String word, Set<Integer> places) {
        words.computeIfAbsent(word, w -> new TreeSet<>()).addAll(places);
    }
}
