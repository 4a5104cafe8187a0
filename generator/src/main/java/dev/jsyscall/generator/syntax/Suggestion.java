package dev.jsyscall.generator.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What somebody may have meant. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code ; did you mean `x`?} for the nearest of {@code names}, or nothing if none is near. */
    public static String among(String word, Collection<String> names) {
        int most = Math.max(1, word.length() / 3);
        return names.stream()
                .filter(n -> Math.abs(n.length() - word.length()) <= most && !n.equals(word))
                .filter(n -> distance(word, n) <= most)
                .min(Comparator.comparingInt((String n) -> distance(word, n)).thenComparing(n -> n))
                .map(n -> "; did you mean `" + n + "`?")
                .orElse("");
    }

    /** Edits from one word to the other, a change of case for nothing. */
    private static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
