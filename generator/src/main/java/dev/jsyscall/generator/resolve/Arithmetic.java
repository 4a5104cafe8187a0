package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.Expression;
import java.util.OptionalLong;

/** The operators, on 64-bit two's complement numbers. Empty answers have been reported. */
final class Arithmetic {
    private final Diagnostics diagnostics;

    Arithmetic(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The value of an expression in which no name may stand. */
    OptionalLong literal(Expression expression) {
        if (expression instanceof Expression.Literal e) return OptionalLong.of(e.value());
        if (expression instanceof Expression.Nested e) return literal(e.inner());
        if (expression instanceof Expression.Unary e) {
            OptionalLong operand = literal(e.operand());
            return operand.isPresent() ? OptionalLong.of(unary(e.operator(), operand.getAsLong())) : operand;
        }
        if (expression instanceof Expression.Binary e) {
            OptionalLong left = literal(e.left());
            OptionalLong right = literal(e.right());
            return left.isPresent() && right.isPresent() ? binary(e, left.getAsLong(), right.getAsLong()) : OptionalLong.empty();
        }
        diagnostics.report(Problem.NOT_A_PLAIN_NUMBER, expression.span(), expression.text());
        return OptionalLong.empty();
    }

    long unary(String operator, long operand) {
        return operator.equals("-") ? -operand : ~operand;
    }

    OptionalLong binary(Expression.Binary e, long left, long right) {
        return switch (e.operator()) {
            case "/", "%" -> division(e, left, right);
            case "<<", ">>" -> shift(e, left, right);
            case "*" -> OptionalLong.of(left * right);
            case "+" -> OptionalLong.of(left + right);
            case "-" -> OptionalLong.of(left - right);
            case "&" -> OptionalLong.of(left & right);
            case "^" -> OptionalLong.of(left ^ right);
            default -> OptionalLong.of(left | right);
        };
    }

    private OptionalLong division(Expression.Binary e, long left, long right) {
        if (right == 0) {
            diagnostics.report(Problem.DIVISION_BY_ZERO, e.span());
            return OptionalLong.empty();
        }
        return OptionalLong.of(e.operator().equals("/") ? left / right : left % right);
    }

    private OptionalLong shift(Expression.Binary e, long left, long right) {
        if (right < 0 || right > 63) {
            diagnostics.report(Problem.BAD_SHIFT, e.span(), right);
            return OptionalLong.empty();
        }
        return OptionalLong.of(e.operator().equals("<<") ? left << right : left >> right);
    }
}
