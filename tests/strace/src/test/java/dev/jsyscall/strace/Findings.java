package dev.jsyscall.strace;

import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.strace.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings as they come up, of numbers above all. */
final class Findings {
    private final Names names;
    private final List<Finding> list = new ArrayList<>();

    Findings(Names names) {
        this.names = names;
    }

    List<Finding> list() {
        return List.copyOf(list);
    }

    long wrong() {
        return list.stream().filter(finding -> finding.kind() == Kind.WRONG).count();
    }

    void add(Kind kind, String place, String detail) {
        list.add(new Finding(kind, place, detail));
    }

    void addAll(Findings others) {
        list.addAll(others.list);
    }

    void number(String place, long passed, int bytes, Optional<ConstantGroup> group, Shown shown) {
        Shown before = shown instanceof Shown.Change change ? change.before() : shown;
        Shown single = before instanceof Shown.Sequence sequence && sequence.elements().size() == 1 ? sequence.elements().get(0) : before;
        if (!(single instanceof Shown.Word word)) {
            add(Kind.HIDDEN, place, "shown as " + shown);
            return;
        }
        var expression = Expression.of(word.text(), group, names);
        String detail = detail(passed, group) + " is " + word.text();
        if (expression.value().isEmpty() && expression.unknown().isEmpty()) add(Kind.HIDDEN, place, detail);
        else if (!expression.unknown().isEmpty()) add(group.isEmpty() ? Kind.NAMED : Kind.WRONG, place, detail + ", which the specs lack");
        else if (!same(expression.value().orElseThrow(), passed, bytes)) add(Kind.WRONG, place, detail);
        else if (!expression.foreign().isEmpty()) add(Kind.WRONG, place, detail + ", which is not in " + group.orElseThrow().name());
        else if (group.isEmpty() && !expression.names().isEmpty()) add(Kind.NAMED, place, detail);
        else add(group.isPresent() && expression.names().isEmpty() ? Kind.BARE : Kind.EQUAL, place, detail);
    }

    private static String detail(long passed, Optional<ConstantGroup> group) {
        String number = passed < 0 ? Long.toString(passed) : "0x" + Long.toHexString(passed);
        return group.map(g -> number + " of " + g.name()).orElse(number);
    }

    private static boolean same(long shown, long passed, int bytes) {
        if (bytes >= Long.BYTES) return shown == passed;
        long mask = (1L << bytes * Byte.SIZE) - 1;
        return (shown & mask) == (passed & mask);
    }
}
