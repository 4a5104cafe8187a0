package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.grammar.AbiLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Splits a file into tokens. What is no token of the language is reported here, and so is nesting that would exhaust the parser's stack;
 * such a file is then not parsed, because the parser would only complain of the same things in other words.
 */
final class SpecTokens {
    private static final int DEEPEST_NESTING = 50;

    private final Spans spans;
    private final Diagnostics diagnostics;

    SpecTokens(Spans spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
    }

    /** The tokens, the last of which is the end of the file; nothing but that if something was reported. */
    List<Token> read(String text) {
        // Editors on some systems begin a file with a byte order mark.
        var lexer = new AbiLexer(CharStreams.fromString(text.startsWith("\uFEFF") ? text.substring(1) : text));
        lexer.removeErrorListeners();
        var tokens = new ArrayList<Token>();
        int depth = 0;
        int signs = 0;
        boolean good = true;
        int quotedLine = 0;
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (opensComment(tokens, token)) {
                diagnostics.report(Problem.COMMENT_NOT_CLOSED, spans.of(tokens.get(tokens.size() - 1)));
                return ended(List.of(), lexer);
            }
            if (token.getType() == AbiLexer.OTHER) {
                // What follows an open quotation mark on its line is text.
                if (token.getLine() != quotedLine) badCharacter(token);
                if (token.getText().equals("\"") || token.getText().equals("'")) quotedLine = token.getLine();
                good = false;
            }
            String word = token.getText();
            if (word.equals("(") || word.equals("{") || word.equals("[")) depth++;
            if (word.equals(")") || word.equals("}") || word.equals("]")) depth--;
            signs = word.equals("-") || word.equals("~") ? signs + 1 : 0;
            if (depth > DEEPEST_NESTING || signs > DEEPEST_NESTING) {
                diagnostics.report(Problem.TOO_DEEP, spans.of(token), DEEPEST_NESTING);
                return ended(List.of(), lexer);
            }
            tokens.add(token);
        }
        return ended(good ? tokens : List.of(), lexer);
    }

    /** A comment that is closed never reaches the parser as a slash and an asterisk. */
    private static boolean opensComment(List<Token> before, Token token) {
        if (before.isEmpty()) return false;
        Token last = before.get(before.size() - 1);
        return token.getText().equals("*") && last.getText().equals("/") && last.getStopIndex() + 1 == token.getStartIndex();
    }

    private void badCharacter(Token token) {
        switch (token.getText()) {
            case "\"" -> diagnostics.report(Problem.STRING_NOT_CLOSED, spans.of(token));
            case "'" -> diagnostics.report(Problem.CHARACTER_NOT_CLOSED, spans.of(token));
            default -> diagnostics.report(Problem.BAD_CHARACTER, spans.of(token), token.getText());
        }
    }

    private static List<Token> ended(List<Token> tokens, AbiLexer lexer) {
        var all = new ArrayList<>(tokens);
        var end = new CommonToken(Token.EOF, "<EOF>");
        end.setLine(lexer.getLine());
        end.setCharPositionInLine(lexer.getCharPositionInLine());
        end.setStartIndex(lexer.getCharIndex());
        end.setStopIndex(lexer.getCharIndex() - 1);
        all.add(end);
        return all;
    }
}
