package dev.jsyscall.generator.syntax;

import java.util.Optional;

/** A computation on 64-bit two's complement numbers. */
public sealed interface Expression {
    Span span();

    /** As the spec writes it, with uniform spacing. */
    String text();

    record Literal(long value, String text, Span span) implements Expression {}

    /** A constant: {@code GROUP.NAME}, or just {@code NAME} inside the same group; in routes also a parameter. */
    record Reference(Optional<Name> group, Name name, Span span) implements Expression {
        @Override
        public String text() {
            return group.map(g -> g.text() + ".").orElse("") + name.text();
        }
    }

    /** Parentheses. */
    record Nested(Expression inner, Span span) implements Expression {
        @Override
        public String text() {
            return "(" + inner.text() + ")";
        }
    }

    record Unary(String operator, Expression operand, Span span) implements Expression {
        @Override
        public String text() {
            return operator + operand.text();
        }
    }

    /** The span is the operator's: that is where a division by zero or a bad shift is shown. */
    record Binary(String operator, Expression left, Expression right, Span span) implements Expression {
        @Override
        public String text() {
            return left.text() + " " + operator + " " + right.text();
        }
    }

    record SizeOf(TypeUse type, Span span) implements Expression {
        @Override
        public String text() {
            return "sizeof(" + type.text() + ")";
        }
    }

    /** {@code _IO}, {@code _IOR}, {@code _IOW}, {@code _IOWR}. */
    record IoctlNumber(String macro, Expression type, Expression number, Optional<TypeUse> argument, Span span) implements Expression {
        @Override
        public String text() {
            return macro + "(" + type.text() + ", " + number.text() + argument.map(a -> ", " + a.text()).orElse("") + ")";
        }
    }
}
