package dev.jsyscall.generator.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Supplier;

/** What somebody may have meant. It is looked for only if the message is written: most problems are met once per architecture. */
public final class Suggestion {
    /** Longer words are not names that somebody mistyped. */
    private static final int LONGEST = 60;

    private final String word;
    private final Supplier<? extends Collection<String>> names;

    private Suggestion(String word, Supplier<? extends Collection<String>> names) {
        this.word = word;
        this.names = names;
    }

    /** What of {@code names} is near {@code word}. */
    public static Suggestion among(String word, Supplier<? extends Collection<String>> names) {
        return new Suggestion(word, names);
    }

    /** What of {@code names} is near {@code word}. */
    public static Suggestion among(String word, Collection<String> names) {
        return new Suggestion(word, () -> names);
    }

    /** {@code ; did you mean `x`?} for the nearest name, or nothing if none is near. */
    @Override
    public String toString() {
        if (word.length() > LONGEST) return "";
        int most = word.length() < 3 ? 0 : Math.max(1, word.length() / 3);
        return names.get().stream()
                .filter(n -> Math.abs(n.length() - word.length()) <= most && !n.equals(word))
                .filter(n -> distance(word, n) <= most)
                .min(Comparator.comparingInt((String n) -> distance(word, n)).thenComparing(n -> n))
                .map(n -> "; did you mean `" + n + "`?")
                .orElse("");
    }

    /** Edits from one word to the other: letters put in, left out, changed or swapped with the next; a change of case is none. */
    private static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) edits[i][0] = i;
        for (int j = 0; j <= to.length(); j++) edits[0][j] = j;
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                int least = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
                edits[i][j] = swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
            }
        }
        return edits[from.length()][to.length()];
    }
}
