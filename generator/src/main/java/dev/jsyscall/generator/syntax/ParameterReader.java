package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.grammar.AbiParser.ConsumedMeaningContext;
import dev.jsyscall.generator.grammar.AbiParser.FixedMeaningContext;
import dev.jsyscall.generator.grammar.AbiParser.HalvesMeaningContext;
import dev.jsyscall.generator.grammar.AbiParser.MeaningContext;
import dev.jsyscall.generator.grammar.AbiParser.ParameterContext;
import dev.jsyscall.generator.grammar.AbiParser.PointerMeaningContext;
import dev.jsyscall.generator.grammar.AbiParser.ResultContext;
import dev.jsyscall.generator.grammar.AbiParser.SizeOfMeaningContext;
import dev.jsyscall.generator.grammar.AbiParser.ValueMeaningContext;
import dev.jsyscall.generator.model.Parameter.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what calls take and give back. */
final class ParameterReader {
    private final Spans spans;
    private final ExpressionReader expressions;

    ParameterReader(Spans spans, ExpressionReader expressions) {
        this.spans = spans;
        this.expressions = expressions;
    }

    List<ParameterDeclaration> list(List<ParameterContext> contexts) {
        return contexts.stream()
                .map(c -> new ParameterDeclaration(spans.name(c.name()), meaning(c.meaning()), expressions.optional(c.expression())))
                .toList();
    }

    MeaningUse meaning(MeaningContext context) {
        Span span = spans.of(context);
        if (context instanceof FixedMeaningContext c) return new MeaningUse.Fixed(expressions.read(c.expression()), span);
        if (context instanceof SizeOfMeaningContext c) return new MeaningUse.SizeOf(spans.name(c.name()), span);
        if (context instanceof ConsumedMeaningContext) return new MeaningUse.Consumed(span);
        if (context instanceof HalvesMeaningContext c) return new MeaningUse.Halves(spans.name(c.name()), span);
        if (context instanceof PointerMeaningContext c) {
            Direction direction = Direction.valueOf(c.direction.getText().toUpperCase(Locale.ROOT));
            Optional<Expression> length = c.lengthSuffix() == null ? Optional.empty()
                    : Optional.of(expressions.read(c.lengthSuffix().expression()));
            boolean nullable = c.getStop().getText().equals("?");
            return new MeaningUse.Memory(direction, spans.name(c.name()), length, nullable, span);
        }
        var c = (ValueMeaningContext) context;
        return new MeaningUse.Plain(spans.name(c.name(0)), group(c.name().size() > 1, c), span);
    }

    private Optional<Name> group(boolean present, ValueMeaningContext c) {
        return present ? Optional.of(spans.name(c.name(1))) : Optional.empty();
    }

    Optional<ResultUse> result(@Nullable ResultContext c) {
        if (c == null) return Optional.empty();
        if (c.name().isEmpty()) return Optional.of(new ResultUse.Owned());
        Optional<Name> group = c.name().size() > 1 ? Optional.of(spans.name(c.name(1))) : Optional.empty();
        return Optional.of(new ResultUse.Plain(spans.name(c.name(0)), group));
    }
}
