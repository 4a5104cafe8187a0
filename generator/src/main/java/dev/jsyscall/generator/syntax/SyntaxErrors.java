package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.grammar.AbiLexer;
import dev.jsyscall.generator.grammar.AbiParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Turns the parser's errors into sentences. */
final class SyntaxErrors {
    /** What a rule reads, in words, for errors that no single missing token explains. */
    private static final Map<Integer, String> READS = Map.ofEntries(
            Map.entry(AbiParser.RULE_statement, "a declaration (`flags`, `enum`, `struct`, `type`, `syscall`, `function`, `ioctl`, …)"),
            Map.entry(AbiParser.RULE_groupDeclaration, "a constant such as `NAME = 1;`"),
            Map.entry(AbiParser.RULE_groupMember, "a constant such as `NAME = 1;`"),
            Map.entry(AbiParser.RULE_fieldDeclaration, "a constant such as `NAME = 1;`"),
            Map.entry(AbiParser.RULE_constantDeclaration, "a constant such as `NAME = 1;`"),
            Map.entry(AbiParser.RULE_aliasDeclaration, "an alias such as `alias NAME = OTHER;`"),
            Map.entry(AbiParser.RULE_recordDeclaration, "a member such as `name: u32;`"),
            Map.entry(AbiParser.RULE_recordClause, "a member such as `name: u32;`"),
            Map.entry(AbiParser.RULE_member, "a member such as `name: u32;`"),
            Map.entry(AbiParser.RULE_expression, "a number or a constant's name"),
            Map.entry(AbiParser.RULE_value, "a number, a constant's name or `absent`"),
            Map.entry(AbiParser.RULE_type, "a type"),
            Map.entry(AbiParser.RULE_cType, "`struct NAME`, `union NAME` or `typedef NAME`"),
            Map.entry(AbiParser.RULE_parameters, "a parameter such as `fd: fd`"),
            Map.entry(AbiParser.RULE_parameter, "a parameter such as `fd: fd`"),
            Map.entry(AbiParser.RULE_functionParameters, "a parameter such as `fd: fd`"),
            Map.entry(AbiParser.RULE_meaning, "what the parameter means: a type, a group, `fd`, `path`, `in …`, `out …`"),
            Map.entry(AbiParser.RULE_result, "a result: a type, a group or `owned fd`"),
            Map.entry(AbiParser.RULE_callClause,
                    "`blocking`, `typed`, `since`, `man`, `error` or a route (`where absent use …`, `on 32-bit use …`)"),
            Map.entry(AbiParser.RULE_functionClause, "`in`, `symbol`, `error`, `critical`, `blocking` or `man`"),
            Map.entry(AbiParser.RULE_ioctlParameters, "`(fd)` or `(fd, argument)`"),
            Map.entry(AbiParser.RULE_archDeclaration,
                    "`java`, `triple`, `headers`, `data`, `pairs`, `ioctl`, `flush`, `use numbers` or `code`"),
            Map.entry(AbiParser.RULE_archClause, "`java`, `triple`, `headers`, `data`, `pairs`, `ioctl`, `flush`, `use numbers` or `code`"),
            Map.entry(AbiParser.RULE_codeBody, "`source \"\"\"…\"\"\"; bytes \"…\"; NR[0..31] at byte 0 bit 0 in u32;`"),
            Map.entry(AbiParser.RULE_hole, "a place for the number such as `NR[0..15] at byte 0 bit 5 in u32;`"),
            Map.entry(AbiParser.RULE_numbersDeclaration, "a number such as `read = 63;`"),
            Map.entry(AbiParser.RULE_overrideDeclaration, "what to override: a group, `struct`, `union`, `type`, `ioctl` or `syscall`"),
            Map.entry(AbiParser.RULE_onBlock, "an `override`"),
            Map.entry(AbiParser.RULE_condition, "`32-bit` or names of architectures"),
            Map.entry(AbiParser.RULE_platformDeclaration, "`errno`, `call` or `value`"),
            Map.entry(AbiParser.RULE_platformEntry, "`errno`, `call` or `value`"),
            Map.entry(AbiParser.RULE_omitPattern, "a C name such as `FOO_MAX` or `*_MAX`, or `struct` and a name"),
            Map.entry(AbiParser.RULE_cPattern, "a C name such as `FOO_MAX` or `*_MAX`, or `struct` and a name"));

    private final Spans spans;
    private final Diagnostics diagnostics;

    SyntaxErrors(Spans spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
    }

    void report(List<Token> tokens, RecognitionException error) {
        Token found = error.getOffendingToken();
        ParserRuleContext rule = (ParserRuleContext) error.getCtx();
        if (rule.getRuleIndex() == AbiParser.RULE_statement && statement(tokens, found)) return;
        Optional<Token> doc = strayDoc(tokens, found);
        if (doc.isPresent()) {
            diagnostics.report(Problem.STRAY_DOC, spans.of(doc.get()));
            return;
        }
        if (found.getType() == AbiLexer.NUMBERED && !(rule.getRuleIndex() == AbiParser.RULE_name)) {
            diagnostics.report(Problem.NOT_A_NUMBER, spans.of(found), found.getText());
            return;
        }
        Optional<String> single = error instanceof InputMismatchException ? expected(error.getExpectedTokens()) : Optional.empty();
        if (single.filter("`;`"::equals).isPresent() && found.getTokenIndex() > 0) {
            Token before = tokens.get(found.getTokenIndex() - 1);
            Span place = before.getLine() == found.getLine() ? spans.of(found) : spans.after(before);
            diagnostics.report(Problem.SEMICOLON_MISSING, place, name(found));
            return;
        }
        String wanted = single.map(s -> s.equals("`}`") ? reads(rule) : s).orElseGet(() -> reads(rule));
        diagnostics.report(Problem.UNEXPECTED_TOKEN, spans.of(found), wanted, name(found));
    }

    /** A documentation comment with nothing behind it that it could describe. */
    private static Optional<Token> strayDoc(List<Token> tokens, Token found) {
        if (found.getType() == AbiLexer.DOC) return Optional.of(found);
        if (found.getTokenIndex() == 0) return Optional.empty();
        Token before = tokens.get(found.getTokenIndex() - 1);
        boolean ends = found.getType() == Token.EOF || found.getText().equals("}");
        return ends && before.getType() == AbiLexer.DOC ? Optional.of(before) : Optional.empty();
    }

    /** A statement that begins with a word the language lacks. */
    private boolean statement(List<Token> tokens, Token found) {
        Token first = found;
        if (ErrorRegion.STATEMENTS.contains(first.getText()) || first.getType() != AbiLexer.NAME) return false;
        int index = first.getTokenIndex();
        if (index + 1 < tokens.size() && tokens.get(index + 1).getText().equals("=")) return false;
        diagnostics.report(Problem.UNKNOWN_STATEMENT, spans.of(first), first.getText(),
                Suggestion.among(first.getText(), ErrorRegion.STATEMENTS));
        return true;
    }

    private static String reads(ParserRuleContext rule) {
        for (ParserRuleContext r = rule; r != null; r = r.getParent()) {
            String words = READS.get(r.getRuleIndex());
            if (words != null) return words;
        }
        return "something else";
    }

    /** The expected tokens in words, or nothing where that would be a list and not a sentence. */
    private static Optional<String> expected(IntervalSet tokens) {
        var words = new ArrayList<String>();
        boolean name = tokens.contains(AbiLexer.NAME);
        for (int type : tokens.toList()) {
            String literal = AbiLexer.VOCABULARY.getLiteralName(type);
            boolean keyword = literal != null && Character.isLetter(literal.charAt(1));
            if (name && keyword) continue;
            words.add(word(type, literal));
        }
        if (words.isEmpty() || words.size() > 3) return Optional.empty();
        String last = words.get(words.size() - 1);
        return Optional.of(words.size() == 1 ? last : String.join(", ", words.subList(0, words.size() - 1)) + " or " + last);
    }

    private static String word(int type, @Nullable String literal) {
        if (literal != null) return "`" + literal.substring(1, literal.length() - 1) + "`";
        return switch (type) {
            case AbiLexer.NAME -> "a name";
            case AbiLexer.NUMBERED -> "a name that begins with a digit";
            case AbiLexer.NUMBER -> "a number";
            case AbiLexer.VERSION -> "a version such as 5.13";
            case AbiLexer.STRING -> "a string in double quotes";
            case AbiLexer.TEXT -> "a text between `\"\"\"`";
            case AbiLexer.HEADER -> "a header such as `<linux/fcntl.h>`";
            case AbiLexer.CHARACTER -> "a character";
            default -> "a comment";
        };
    }

    private static String name(Token token) {
        if (token.getType() == Token.EOF) return "the end of the file";
        String text = token.getText();
        int line = text.indexOf('\n');
        return "`" + (line < 0 ? text : text.substring(0, line).stripTrailing() + "…") + "`";
    }
}
