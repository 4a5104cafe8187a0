package dev.jsyscall.strace;

import dev.jsyscall.generator.model.ConstantGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as strace puts it: bits joined by {@code |}, each a number or a name.
 *
 * @param value what it comes to; empty if a name in it is unknown to the specs
 * @param names the names in it
 * @param foreign those that the group which is asked for does not have
 * @param unknown those that no spec has
 */
record Expression(Optional<Long> value, List<String> names, List<String> foreign, List<String> unknown) {
    private static final Pattern NUMBER = Pattern.compile("-?(0x[0-9a-f]+|\\d+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern SHIFTED = Pattern.compile("(\\w+)<<(\\w+)");
    /** What only swaps bytes: a number on its way to the network. */
    private static final Pattern SWAPPED = Pattern.compile("hton[sl]\\((.*)\\)");

    static Expression of(String text, Optional<ConstantGroup> group, Names known) {
        var reading = new Reading(group, known);
        Optional<Long> value = reading.value(text);
        return new Expression(value, List.copyOf(reading.names), List.copyOf(reading.foreign), List.copyOf(reading.unknown));
    }

    private static final Pattern DEVICE = Pattern.compile("makedev\\((\\w+), (\\w+)\\)");

    private static final class Reading {
        private final Optional<ConstantGroup> group;
        private final Names known;
        private final List<String> names = new ArrayList<>();
        private final List<String> foreign = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();

        Reading(Optional<ConstantGroup> group, Names known) {
            this.group = group;
            this.known = known;
        }

        Optional<Long> value(String text) {
            long value = 0;
            boolean whole = true;
            for (String term : text.split("\\|", -1)) {
                Optional<Long> part = term(term.strip());
                whole &= part.isPresent();
                value |= part.orElse(0L);
            }
            return whole ? Optional.of(value) : Optional.empty();
        }

        private Optional<Long> term(String term) {
            if (NUMBER.matcher(term).matches()) return Optional.of(number(term));
            if (term.equals("NULL")) return Optional.of(0L);
            Matcher shifted = SHIFTED.matcher(term);
            if (shifted.matches()) return new Reading(Optional.empty(), known).shifted(shifted.group(1), shifted.group(2), this);
            Matcher swapped = SWAPPED.matcher(term);
            if (swapped.matches()) return term(swapped.group(1));
            Matcher device = DEVICE.matcher(term);
            if (device.matches()) return Optional.of(device(number(device.group(1)), number(device.group(2))));
            if (!NAME.matcher(term).matches()) return Optional.empty();
            names.add(term);
            Optional<Long> own = group.flatMap(g -> known.in(g, term));
            if (own.isPresent()) return own;
            Optional<Long> other = known.anywhere(term);
            if (other.isEmpty()) unknown.add(term);
            else if (group.isPresent()) foreign.add(term);
            return other;
        }

        /** A bit by its number, which may be of another group. */
        private Optional<Long> shifted(String value, String places, Reading whole) {
            Optional<Long> result = term(value).flatMap(a -> term(places).map(b -> a << b));
            whole.names.addAll(names);
            whole.unknown.addAll(unknown);
            return result;
        }

        /** A device's number: of the kind's and the own one's bits, the lower ones first. */
        private static long device(long major, long minor) {
            return (major & 0xfff) << 8 | (major & ~0xfffL) << 32 | minor & 0xff | (minor & ~0xffL) << 12;
        }

        private static long number(String text) {
            boolean negative = text.startsWith("-");
            String digits = negative ? text.substring(1) : text;
            long value = digits.startsWith("0x")
                    ? Long.parseUnsignedLong(digits.substring(2), 16)
                    : digits.length() > 1 && digits.startsWith("0") ? Long.parseUnsignedLong(digits, 8) : Long.parseUnsignedLong(digits);
            return negative ? -value : value;
        }
    }
}
