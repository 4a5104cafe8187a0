package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.model.Position;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Where the tokens of one file stand. */
record Spans(String file) {
    Span of(Token token) {
        int length = token.getType() == Token.EOF ? 1 : Math.max(1, token.getStopIndex() - token.getStartIndex() + 1);
        return new Span(new Position(file, token.getLine(), token.getCharPositionInLine() + 1), length);
    }

    /** From the first token to the last, or to the end of the first token's line. */
    Span of(ParserRuleContext context) {
        Token first = context.getStart();
        Token last = context.getStop();
        if (last == null || last.getLine() != first.getLine()) return of(first);
        return new Span(of(first).position(), Math.max(1, last.getStopIndex() - first.getStartIndex() + 1));
    }

    /** The empty place just behind a token, where something is missing. */
    Span after(Token token) {
        int length = token.getStopIndex() - token.getStartIndex() + 1;
        return new Span(new Position(file, token.getLine(), token.getCharPositionInLine() + 1 + length), 1);
    }

    Name name(ParserRuleContext context) {
        return new Name(context.getText(), of(context));
    }
}
