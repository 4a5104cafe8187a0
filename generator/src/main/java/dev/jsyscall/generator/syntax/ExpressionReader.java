package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.grammar.AbiParser.ArraySuffixContext;
import dev.jsyscall.generator.grammar.AbiParser.BinaryContext;
import dev.jsyscall.generator.grammar.AbiParser.BitAndContext;
import dev.jsyscall.generator.grammar.AbiParser.BitOrContext;
import dev.jsyscall.generator.grammar.AbiParser.BitXorContext;
import dev.jsyscall.generator.grammar.AbiParser.CharacterLiteralContext;
import dev.jsyscall.generator.grammar.AbiParser.ExpressionContext;
import dev.jsyscall.generator.grammar.AbiParser.IoctlNumberContext;
import dev.jsyscall.generator.grammar.AbiParser.LiteralContext;
import dev.jsyscall.generator.grammar.AbiParser.NameReferenceContext;
import dev.jsyscall.generator.grammar.AbiParser.NestedContext;
import dev.jsyscall.generator.grammar.AbiParser.SizeOfTypeContext;
import dev.jsyscall.generator.grammar.AbiParser.TypeContext;
import dev.jsyscall.generator.grammar.AbiParser.UnaryContext;
import dev.jsyscall.generator.grammar.AbiParser.ValueContext;
import java.util.ArrayList;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads expressions and types. */
final class ExpressionReader {
    /** A chain of this many operators is not something a person wrote; deeper ones would exhaust the stack of whoever walks the tree. */
    private static final int DEEPEST = 200;

    private final Spans spans;
    private final Diagnostics diagnostics;
    private final NumberReader numbers;
    private boolean tooDeep;

    ExpressionReader(Spans spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
        this.numbers = new NumberReader(spans, diagnostics);
    }

    Expression read(ExpressionContext context) {
        tooDeep = false;
        return read(context, 0);
    }

    Optional<Expression> optional(@Nullable ExpressionContext context) {
        return context == null ? Optional.empty() : Optional.of(read(context));
    }

    /** Empty for {@code absent}. */
    Optional<Expression> value(ValueContext context) {
        return optional(context.expression());
    }

    private Expression read(ExpressionContext context, int depth) {
        if (depth > DEEPEST) {
            if (!tooDeep) diagnostics.report(Problem.TOO_DEEP, spans.of(context.getStart()), DEEPEST);
            tooDeep = true;
            return new Expression.Literal(0, "0", spans.of(context.getStart()));
        }
        int deeper = depth + 1;
        if (context instanceof NestedContext c) return new Expression.Nested(read(c.expression(), deeper), spans.of(c));
        if (context instanceof UnaryContext c) return new Expression.Unary(c.op.getText(), read(c.expression(), deeper), spans.of(c));
        if (context instanceof BinaryContext c) return binary(c.left, c.op, c.right, deeper);
        if (context instanceof BitAndContext c) return binary(c.left, operator(c), c.right, deeper);
        if (context instanceof BitXorContext c) return binary(c.left, operator(c), c.right, deeper);
        if (context instanceof BitOrContext c) return binary(c.left, operator(c), c.right, deeper);
        if (context instanceof SizeOfTypeContext c) return new Expression.SizeOf(type(c.type()), spans.of(c));
        if (context instanceof IoctlNumberContext c) return ioctlNumber(c, deeper);
        if (context instanceof LiteralContext c) {
            Token number = c.NUMBER().getSymbol();
            return new Expression.Literal(numbers.number(number), number.getText(), spans.of(number));
        }
        if (context instanceof CharacterLiteralContext c) {
            Token character = c.CHARACTER().getSymbol();
            return new Expression.Literal(numbers.character(character), character.getText(), spans.of(character));
        }
        return reference((NameReferenceContext) context);
    }

    private static Token operator(ExpressionContext binary) {
        return (Token) binary.getChild(1).getPayload();
    }

    private Expression binary(ExpressionContext left, Token operator, ExpressionContext right, int depth) {
        return new Expression.Binary(operator.getText(), read(left, depth), read(right, depth), spans.of(operator));
    }

    private Expression ioctlNumber(IoctlNumberContext c, int depth) {
        Optional<TypeUse> argument = c.type() == null ? Optional.empty() : Optional.of(type(c.type()));
        String macro = c.call.getText();
        if (macro.equals("_IO") == argument.isPresent()) {
            String says = argument.isPresent() ? "takes no type" : "needs a type as its third argument";
            diagnostics.report(Problem.IOCTL_MACRO_ARGUMENTS, spans.of(c.call), macro, says);
        }
        return new Expression.IoctlNumber(macro, read(c.expression(0), depth), read(c.expression(1), depth), argument, spans.of(c.call));
    }

    private Expression reference(NameReferenceContext c) {
        if (c.constantName() == null) return new Expression.Reference(Optional.empty(), spans.name(c.name()), spans.of(c));
        return new Expression.Reference(Optional.of(spans.name(c.name())), spans.name(c.constantName()), spans.of(c));
    }

    TypeUse type(TypeContext c) {
        var lengths = new ArrayList<Optional<Expression>>();
        for (ArraySuffixContext suffix : c.arraySuffix()) lengths.add(optional(suffix.expression()));
        Optional<String> keyword = Optional.ofNullable(c.typeName).map(Token::getText);
        return new TypeUse(keyword, spans.name(c.name()), lengths, spans.of(c));
    }
}
