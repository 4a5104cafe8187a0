package dev.jsyscall.generator.syntax;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** The tokens to take out because of a syntax error: the member of a body that it is in, or the whole statement. */
final class ErrorRegion {
    /** What a statement begins with. At the start of a line inside braces, it tells that a closing brace is missing before it. */
    static final Set<String> STATEMENTS = Set.of(
            "import", "header", "type", "enum", "flags", "ints", "struct", "union", "syscall", "function", "ioctl", "numbers", "abi", "override",
            "on", "platform");

    private int start;
    private int end;
    private boolean wholeStatement;
    private Optional<Token> unclosed = Optional.empty();

    /**
     * Finds the region.
     *
     * @param statement the index of the statement's first token
     * @param error the index of the token that the parser did not expect
     */
    ErrorRegion(List<Token> tokens, int statement, int error) {
        var open = new ArrayDeque<Token>();
        for (int i = statement; i < error; i++) {
            String word = tokens.get(i).getText();
            if (word.equals("{")) open.push(tokens.get(i));
            else if (word.equals("}") && !open.isEmpty()) open.pop();
        }
        Token offending = tokens.get(error);
        boolean statementBegins = offending.getCharPositionInLine() == 0 && STATEMENTS.contains(offending.getText());
        if (!open.isEmpty() && (offending.getType() == Token.EOF || statementBegins)) {
            unclosed = Optional.of(open.peek());
            start = statement;
            end = error;
            return;
        }
        wholeStatement = open.isEmpty();
        start = wholeStatement ? statement : memberStart(tokens, statement, error);
        end = Math.max(memberEnd(tokens, error), statement + 1);
        if (!wholeStatement && end <= start) end = start + 1;
    }

    private static int memberStart(List<Token> tokens, int statement, int error) {
        int start = error;
        while (start > statement + 1) {
            String before = tokens.get(start - 1).getText();
            if (before.equals(";") || before.equals("{") || before.equals("}")) break;
            start--;
        }
        return start;
    }

    /** Behind the next semicolon or matched pair of braces, or before the brace that closes what the error is in. */
    private static int memberEnd(List<Token> tokens, int error) {
        int depth = 0;
        for (int i = error; ; i++) {
            Token token = tokens.get(i);
            String word = token.getText();
            if (token.getType() == Token.EOF) return i;
            if (i > error && depth == 0 && token.getCharPositionInLine() == 0 && STATEMENTS.contains(word)) return i;
            if (word.equals("{")) depth++;
            if (word.equals("}")) {
                if (depth == 0) return i;
                if (--depth == 0) return tokens.get(i + 1).getText().equals(";") ? i + 2 : i + 1;
            }
            if (word.equals(";") && depth == 0) return i + 1;
        }
    }

    int start() {
        return start;
    }

    /** The index behind the region. */
    int end() {
        return end;
    }

    boolean wholeStatement() {
        return wholeStatement;
    }

    /** The brace that is never closed, if that is what is wrong. */
    Optional<Token> unclosed() {
        return unclosed;
    }
}
