package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.grammar.AbiParser.StatementContext;
import dev.jsyscall.generator.grammar.AbiParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Parses a spec file.
 *
 * <p>Statements are parsed one by one. A syntax error is reported as one sentence; then the piece it is in (a member of the statement's
 * body, or the whole statement) is taken out and the rest parsed again, so that one slip hides no other and causes no second message.
 */
public final class SpecParser {
    /** After so many syntax errors a file is not a spec, and the rest is not worth reading. */
    private static final int MOST_ERRORS = 50;

    private final Spans spans;
    private final Diagnostics diagnostics;
    private final SyntaxErrors errors;
    private final StatementReader reader;
    private List<Token> tokens;
    private AbiParser parser;

    private SpecParser(SourceFile source, Diagnostics diagnostics) {
        this.spans = new Spans(source.path());
        this.diagnostics = diagnostics;
        this.errors = new SyntaxErrors(spans, diagnostics);
        this.reader = new StatementReader(spans, diagnostics);
        this.tokens = new SpecTokens(spans, diagnostics).read(source.text());
        this.parser = parserOf(tokens);
    }

    /** The file's syntax tree; what could not be parsed is reported and left out. */
    public static SpecFile parse(SourceFile source, Diagnostics diagnostics) {
        diagnostics.source(source);
        var parser = new SpecParser(source, diagnostics);
        parser.statements();
        return parser.reader.file();
    }

    private static AbiParser parserOf(List<Token> tokens) {
        var parser = new AbiParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        return parser;
    }

    private void statements() {
        int start = 0;
        int found = 0;
        while (found < MOST_ERRORS && tokens.get(start).getType() != Token.EOF) {
            parser.reset();
            parser.getTokenStream().seek(start);
            Optional<RecognitionException> error = statement();
            if (error.isEmpty()) {
                start = parser.getTokenStream().index();
                continue;
            }
            found++;
            start = recover(start, error.get());
        }
    }

    private Optional<RecognitionException> statement() {
        try {
            StatementContext context = parser.statement();
            reader.read(context);
            return Optional.empty();
        } catch (ParseCancellationException e) {
            if (e.getCause() instanceof RecognitionException cause) return Optional.of(cause);
            throw e;
        }
    }

    /** Reports the error and takes out the tokens around it; answers where to go on. */
    private int recover(int start, RecognitionException error) {
        int at = error.getOffendingToken().getTokenIndex();
        var region = new ErrorRegion(tokens, start, at);
        if (region.unclosed().isPresent()) {
            diagnostics.report(Problem.BRACE_NOT_CLOSED, spans.of(region.unclosed().get()));
            return region.end();
        }
        errors.report(tokens, error);
        if (region.wholeStatement()) return region.end();
        var kept = new ArrayList<>(tokens.subList(0, region.start()));
        kept.addAll(tokens.subList(region.end(), tokens.size()));
        tokens = kept;
        parser = parserOf(tokens);
        return start;
    }
}
