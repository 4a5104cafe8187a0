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
        int modeBits = table.isMode() ? modeBits(table) : 0;
        if ((rest & modeBits) != 0) {
            permissions = ModeText.format((int) (rest & modeBits));
            rest &= ~modeBits;
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

    /**
     * The bits that are shown as {@code rwxr-x---}: all twelve in a group that knows permissions, else without those that have another
     * meaning there, as what is the sticky bit elsewhere is IPC_CREAT.
     */
    private static int modeBits(FlagTable table) {
        int named = 0;
        for (FlagWord word : table.all()) named |= (int) word.value() & ModeText.BITS;
        return (named & ModeText.PERMISSIONS) == 0 ? ModeText.BITS & ~named : ModeText.BITS;
    }

    private static String lower(FlagWord word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String hex(long bits) {
        return bits == 0 ? "0" : "0x" + Long.toHexString(bits);
    }
}
