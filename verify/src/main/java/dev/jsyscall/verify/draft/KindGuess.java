package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.model.ConstantGroup.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Guesses from names, values and how they are written what constants are for. */
final class KindGuess {
    private static final long LEAST_U32 = Integer.MIN_VALUE;
    private static final long MOST_U32 = 0xffff_ffffL;

    private KindGuess() {}

    static Kind of(Run run) {
        List<Long> values = run.constants().stream().map(ShownConstant::usual).toList();
        Set<Long> distinct = new HashSet<>(values);
        Set<String> lower = new HashSet<>();
        run.constants().forEach(constant -> lower.add(constant.name().toLowerCase(java.util.Locale.ROOT)));
        if (!aliasesHold(run) || lower.size() < values.size()) {
            return Kind.INTS;
        }
        if (flags(run, distinct)) {
            return Kind.FLAGS;
        }
        boolean several = values.size() > 1;
        boolean consecutive = distinct.size() == values.size()
                && distinct.stream().filter(value -> !distinct.contains(value + 1)).count() == 1;
        return run.enumerators() || several && consecutive ? Kind.ENUM : Kind.INTS;
    }

    /** Single bits, and what is made of them. */
    private static boolean flags(Run run, Set<Long> distinct) {
        long bits = 0;
        int singles = 0;
        for (long value : distinct) {
            if (Long.bitCount(bits(value)) == 1) {
                bits |= bits(value);
                singles++;
            }
        }
        long all = bits;
        boolean covered = distinct.stream().allMatch(value -> (bits(value) & ~all) == 0);
        long shifts = run.constants().stream().filter(c -> c.text().contains("<<") || c.text().contains("BIT")).count();
        long hex = run.constants().stream().filter(c -> c.text().contains("0x") || c.text().contains("0X")).count();
        boolean written = shifts + hex > run.constants().size() / 2;
        boolean counted = distinct.contains(3L) && !written || singles < 2;
        return covered && !counted && (singles > 2 || written);
    }

    /** C shows {@code 1 << 31} as a negative number. */
    private static long bits(long value) {
        return value < 0 && value >= LEAST_U32 ? value & MOST_U32 : value;
    }

    /** Whether what has one value on some architecture has it on all: only then one name is an alias of the other. */
    private static boolean aliasesHold(Run run) {
        Map<Long, ShownConstant> byUsual = new HashMap<>();
        Set<String> pairs = new HashSet<>();
        for (ShownConstant constant : run.constants()) {
            ShownConstant first = byUsual.putIfAbsent(constant.usual(), constant);
            if (first != null && !first.values().equals(constant.values())) {
                return false;
            }
            for (var value : constant.values().entrySet()) {
                boolean again = !pairs.add(value.getKey() + " " + value.getValue());
                if (again && first == null) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The width that holds all values. */
    static String width(Run run, Kind kind) {
        long least = 0;
        long most = 0;
        for (ShownConstant constant : run.constants()) {
            for (long value : constant.values().values()) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (kind == Kind.FLAGS) {
            return least >= LEAST_U32 && most <= MOST_U32 ? "u32" : "u64";
        }
        if (least >= 0) {
            return most <= MOST_U32 ? "u32" : "u64";
        }
        return least >= Integer.MIN_VALUE && most <= Integer.MAX_VALUE ? "s32" : "s64";
    }
}
