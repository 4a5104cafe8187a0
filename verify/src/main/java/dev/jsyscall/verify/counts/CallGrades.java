package dev.jsyscall.verify.counts;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.generator.model.UndeclaredCall;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much is known of each entry of one architecture's call table.
 *
 * @param entries the names in the table by grade, in their order
 * @param unexplained those that are numbers only and have no reason to be
 */
public record CallGrades(Map<Grade, Set<String>> entries, Set<String> unexplained) {

    /** An entry is what the declaration with its number is: an architecture may list a call by another name. */
    public static CallGrades of(Abi abi, Arch arch) {
        Map<Integer, Grade> declared = new HashMap<>();
        // The call itself comes before its forms: fcntl says what is known of fcntl.getlk too.
        List<Call> calls = Stream.concat(abi.calls().filter(call -> !call.variant()), abi.calls().filter(Call::variant)).toList();
        calls.forEach(call -> call.numbers().on(arch).ifPresent(number -> declared.putIfAbsent(number, call.grade())));
        Map<Grade, Set<String>> entries = new EnumMap<>(Grade.class);
        arch.numbers().forEach((name, number) -> entries
                .computeIfAbsent(declared.getOrDefault(number, Grade.NUMBER_ONLY), grade -> new TreeSet<>()).add(name));
        Set<String> unexplained = new TreeSet<>(entries.getOrDefault(Grade.NUMBER_ONLY, Set.of()));
        unexplained.removeAll(abi.undeclared().stream().map(UndeclaredCall::name).collect(Collectors.toSet()));
        return new CallGrades(entries, unexplained);
    }

    public Set<String> entries(Grade grade) {
        return entries.getOrDefault(grade, Set.of());
    }

    public int count() {
        return entries.values().stream().mapToInt(Set::size).sum();
    }
}
