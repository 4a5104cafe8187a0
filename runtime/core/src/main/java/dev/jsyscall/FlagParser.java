package dev.jsyscall;

import java.util.IdentityHashMap;
import java.util.Locale;

/**
 * One reading of a text by a flag table.
 *
 * <p>What the words set is kept apart from the value that they change, so that a field's word replaces the old value's field, while
 * the order of the words does not matter.
 */
final class FlagParser {
    private final FlagTable table;
    private final IdentityHashMap<FlagField, FlagWord> chosen = new IdentityHashMap<>();
    private long kept;
    private long set;

    FlagParser(FlagTable table, long value) {
        this.table = table;
        this.kept = value;
    }

    long parse(String text) {
        if (!table.isFlags()) return narrow(value(text.strip()));
        if (text.isBlank()) return narrow(kept);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) != ',' && text.charAt(i) != '|') continue;
            String item = text.substring(start, i).strip();
            start = i + 1;
            if (item.isEmpty()) throw new IllegalArgumentException(table.group() + ": an empty word in " + Quote.string(text));
            if (item.charAt(0) == '~') clear(item.substring(1).strip());
            else set(item);
        }
        return narrow(kept | set);
    }

    private long value(String item) {
        FlagWord word = table.index().find(item);
        return word == null ? number(item) : word.value();
    }

    private void set(String item) {
        FlagWord word = table.index().find(item);
        if (word == null) {
            set |= table.isMode() && ModeText.isMode(item) ? ModeText.parse(item) : number(item);
            return;
        }
        if (word.field() != null) {
            FlagWord other = chosen.putIfAbsent(word.field(), word);
            if (other != null && other.value() != word.value()) {
                throw new IllegalArgumentException(table.group() + ": " + item + " and " + other.name().toLowerCase(Locale.ROOT)
                        + " exclude each other, both are " + word.field().name());
            }
            kept &= ~word.field().mask();
        }
        set |= word.value();
    }

    private void clear(String item) {
        FlagWord word = table.index().find(item);
        if (word == null) {
            clearBits(table.isMode() && ModeText.isMode(item) ? ModeText.parse(item) : number(item));
        } else if (word.field() == null) {
            clearBits(word.value());
            if (word.kind() == FlagWord.Kind.FIELD) chosen.keySet().removeIf(field -> field.mask() == word.value());
        } else if (((kept | set) & word.field().mask() & table.mask()) == (word.value() & table.mask())) {
            // Some values share bits: clearing one must not turn another into a third.
            clearBits(word.field().mask());
            chosen.remove(word.field());
        }
    }

    private void clearBits(long bits) {
        kept &= ~bits;
        set &= ~bits;
    }

    private long number(String item) {
        boolean negative = item.startsWith("-");
        String digits = negative ? item.substring(1) : item;
        if (digits.isEmpty() || digits.charAt(0) < '0' || digits.charAt(0) > '9') throw table.index().unknown(item);
        long value;
        try {
            value = unsigned(digits);
        } catch (NumberFormatException e) {
            throw table.index().unknown(item);
        }
        if (negative ? value < 0 || value - 1 > table.mask() >>> 1 : (value & ~table.mask()) != 0) {
            throw new IllegalArgumentException(table.group() + ": " + item + " does not fit " + table.bits() + " bits");
        }
        return negative ? -value : value;
    }

    private long unsigned(String digits) {
        String lower = digits.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x")) return Long.parseUnsignedLong(lower.substring(2), 16);
        if (lower.startsWith("0o")) return Long.parseUnsignedLong(lower.substring(2), 8);
        return Long.parseUnsignedLong(lower, table.isMode() || lower.startsWith("0") ? 8 : 10);
    }

    /** As a Java variable of the group's width holds it. */
    private long narrow(long value) {
        if (table.bits() == 32) return (int) value;
        return table.isFlags() ? value & table.mask() : value;
    }
}
