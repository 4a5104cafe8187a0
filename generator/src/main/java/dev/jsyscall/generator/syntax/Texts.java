package dev.jsyscall.generator.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Takes the delimiters off comments and strings. */
final class Texts {
    private Texts() {}

    /** A documentation comment's prose: without delimiters, leading asterisks and surrounding blanks. Empty if there is none. */
    static String doc(@Nullable TerminalNode comment) {
        if (comment == null) return "";
        String text = comment.getText();
        List<String> lines = text.substring(3, text.length() - 2).lines().map(Texts::withoutAsterisk).toList();
        return String.join("\n", lines).strip();
    }

    private static String withoutAsterisk(String line) {
        String stripped = line.strip();
        return stripped.startsWith("*") ? stripped.substring(1).strip() : stripped;
    }

    static String string(Token quoted) {
        String text = quoted.getText();
        return text.substring(1, text.length() - 1);
    }

    static Optional<String> optionalString(@Nullable Token quoted) {
        return quoted == null ? Optional.empty() : Optional.of(string(quoted));
    }

    /** A text block's lines, the indentation that all of them share taken off. */
    static String block(Token quoted) {
        String text = quoted.getText();
        List<String> lines = text.substring(3, text.length() - 3).lines().map(String::stripTrailing).toList();
        var kept = new ArrayList<>(lines);
        while (!kept.isEmpty() && kept.get(0).isEmpty()) kept.remove(0);
        while (!kept.isEmpty() && kept.get(kept.size() - 1).isEmpty()) kept.remove(kept.size() - 1);
        int indent = kept.stream().filter(l -> !l.isEmpty()).mapToInt(l -> l.length() - l.stripLeading().length()).min().orElse(0);
        return kept.stream().map(l -> l.isEmpty() ? l : l.substring(indent)).collect(Collectors.joining("\n"));
    }
}
