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
            "import", "header", "type", "enum", "flags", "ints", "struct", "union", "syscall", "function", "ioctl", "numbers", "abi",
            "override", "on", "platform", "omit", "undeclared", "only", "absent", "has", "lacks");

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
        var open = new ArrayDeque<Integer>();
        for (int i = statement; i < error; i++) {
            String word = tokens.get(i).getText();
            if (word.equals("{")) open.push(i);
            else if (word.equals("}") && !open.isEmpty()) open.pop();
        }
        boolean ended = tokens.get(error).getType() == Token.EOF;
        if (!open.isEmpty() && (ended || statementBegins(tokens, error))) {
            notClosed(tokens, statement, error);
            return;
        }
        wholeStatement = open.isEmpty();
        start = wholeStatement ? statement : memberStart(tokens, statement, error);
        end = memberEnd(tokens, error);
        if (!wholeStatement && end <= start) {
            // The braces end too early: it is all that stands between them that makes no sense.
            int brace = open.pop();
            wholeStatement = open.isEmpty();
            start = wholeStatement ? statement : memberStart(tokens, statement, brace);
            end = memberEnd(tokens, brace);
        }
        end = Math.max(end, start + 1);
    }

    /** Finds the brace that is open where the next statement begins, or at the end of the file. */
    private void notClosed(List<Token> tokens, int statement, int error) {
        var open = new ArrayDeque<Token>();
        start = statement;
        end = error;
        for (int i = statement; i < error; i++) {
            Token token = tokens.get(i);
            if (!open.isEmpty() && statementBegins(tokens, i)) {
                end = i;
                break;
            }
            if (token.getText().equals("{")) open.push(token);
            else if (token.getText().equals("}")) open.poll();
        }
        unclosed = Optional.ofNullable(open.peek());
    }

    /** At the start of a line, a statement's first word and a name. */
    private static boolean statementBegins(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (token.getCharPositionInLine() != 0 || !STATEMENTS.contains(token.getText())) return false;
        String next = tokens.get(index + 1).getText();
        return Character.isJavaIdentifierStart(next.charAt(0));
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
            if (i > error && statementBegins(tokens, i)) return i;
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
