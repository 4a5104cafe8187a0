package dev.jsyscall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A flag table's words by name and by value. */
final class FlagIndex {
    private static final int SUGGESTIONS = 3;

    private final FlagTable table;
    private final String prefix;
    private final Map<String, FlagWord> byName = new HashMap<>();
    private final Map<Long, FlagWord> byValue = new HashMap<>();
    private final List<FlagWord> widestFirst = new ArrayList<>();

    FlagIndex(FlagTable table) {
        this.table = table;
        this.prefix = lower(table.prefix());
        for (FlagWord word : table.all()) {
            byName.putIfAbsent(lower(word.name()), word);
            if (word.kind() != FlagWord.Kind.CANONICAL) continue;
            byValue.putIfAbsent(word.value() & table.mask(), word);
            if (word.field() == null && (word.value() & table.mask()) != 0) insert(word);
        }
    }

    /** By hand, since most words have one bit and stay where they are, and a comparator's first use would slow a cold start. */
    private void insert(FlagWord word) {
        int at = widestFirst.size();
        while (at > 0 && width(widestFirst.get(at - 1)) < width(word)) at--;
        widestFirst.add(at, word);
    }

    private int width(FlagWord word) {
        return Long.bitCount(word.value() & table.mask());
    }

    /** The word of that name, whatever its case and with or without the prefix. */
    @Nullable FlagWord find(String name) {
        String key = lower(name);
        FlagWord found = byName.get(key);
        return found == null && !prefix.isEmpty() && key.startsWith(prefix) ? byName.get(key.substring(prefix.length())) : found;
    }

    /** The canonical word for exactly this value. */
    @Nullable FlagWord named(long value) {
        return byValue.get(value & table.mask());
    }

    /** The canonical words outside of fields, those of most bits first. */
    List<FlagWord> widestFirst() {
        return widestFirst;
    }

    IllegalArgumentException unknown(String name) {
        String wanted = lower(name);
        String bare = !prefix.isEmpty() && wanted.startsWith(prefix) ? wanted.substring(prefix.length()) : wanted;
        List<String> nearest = new ArrayList<>(byName.keySet());
        nearest.sort(Comparator.<String>comparingInt(word -> EditDistance.between(bare, word)).thenComparing(Comparator.naturalOrder()));
        String hint = String.join(", ", nearest.subList(0, Math.min(SUGGESTIONS, nearest.size())));
        String end = hint.isEmpty() ? "it has none on " + Platform.arch() : "the nearest are " + hint;
        return new IllegalArgumentException(table.group() + " has no word " + Quote.string(name) + "; " + end);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
