package dev.jsyscall;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** The words for a value, in the order of the spec. */
final class FlagFormat {
    private FlagFormat() {}

    static String format(FlagTable table, long value) {
        long bits = value & table.mask();
        if (!table.isFlags()) {
            FlagWord word = table.index().named(bits);
            return word == null ? hex(bits) : lower(word);
        }
        Set<FlagWord> chosen = new HashSet<>();
        long rest = bits;
        for (FlagWord word : table.all()) {
            if (word.field() == null || word.kind() != FlagWord.Kind.CANONICAL) continue;
            long mask = word.field().mask() & table.mask();
            if ((bits & mask) == (word.value() & table.mask())) {
                chosen.add(word);
                rest &= ~mask;
            }
        }
        String permissions = "";
        if (table.isMode() && (rest & ModeText.BITS) != 0) {
            permissions = ModeText.format((int) (rest & ModeText.BITS));
            rest &= ~ModeText.BITS;
        }
        for (FlagWord word : table.index().widestFirst()) {
            long covered = word.value() & table.mask();
            if ((bits & covered) == covered && (rest & covered) != 0) {
                chosen.add(word);
                rest &= ~covered;
            }
        }

        StringJoiner text = new StringJoiner(",");
        for (FlagWord word : table.all()) {
            if (chosen.contains(word)) text.add(lower(word));
        }
        if (!permissions.isEmpty()) text.add(permissions);
        if (rest != 0 || text.length() == 0) text.add(hex(rest));
        return text.toString();
    }

    private static String lower(FlagWord word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String hex(long bits) {
        return bits == 0 ? "0" : "0x" + Long.toHexString(bits);
    }
}
