package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.model.Parameter.Direction;
import java.util.Locale;
import java.util.Optional;

/** What a parameter means, as written. */
public sealed interface MeaningUse {
    Span span();

    /** In canonical spec syntax. */
    String text();

    record Fixed(Expression value, Span span) implements MeaningUse {
        @Override
        public String text() {
            return "const " + value.text();
        }
    }

    record SizeOf(Name parameter, Span span) implements MeaningUse {
        @Override
        public String text() {
            return "sizeof " + parameter.text();
        }
    }

    record Consumed(Span span) implements MeaningUse {
        @Override
        public String text() {
            return "consumed fd";
        }
    }

    record Halves(Name type, Span span) implements MeaningUse {
        @Override
        public String text() {
            return "halves " + type.text();
        }
    }

    /**
     * Memory.
     *
     * @param length a parameter's name, or a number of elements
     */
    record Memory(Direction direction, Name type, Optional<Expression> length, boolean nullable, Span span) implements MeaningUse {
        @Override
        public String text() {
            return direction.name().toLowerCase(Locale.ROOT) + " " + type.text() + length.map(l -> "[" + l.text() + "]").orElse("")
                    + (nullable ? "?" : "");
        }
    }

    /** A type's name or a group's, or {@code fd}, {@code path}, {@code string}, {@code ptr}. */
    record Plain(Name name, Optional<Name> group, Span span) implements MeaningUse {
        @Override
        public String text() {
            return name.text() + group.map(g -> " in " + g.text()).orElse("");
        }
    }
}
