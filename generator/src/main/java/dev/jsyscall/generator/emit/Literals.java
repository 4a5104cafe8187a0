package dev.jsyscall.generator.emit;

import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.Scalar;
import java.util.regex.Pattern;

/** Numbers as Java source, written the way the spec writes them. */
final class Literals {
    private static final Pattern NUMBER = Pattern.compile("(0x|0o|0b)?[0-9a-fA-F_]+");
    private static final Pattern SHIFT = Pattern.compile("[0-9]+ << [0-9]+");

    enum Radix {
        DECIMAL, HEX, OCTAL;

        /** The radix that an expression shows; {@code other} if it has none of its own, as {@code A | B} has not. */
        static Radix of(String text, Radix other) {
            if (text.startsWith("0x") || text.startsWith("_IO")) return HEX;
            if (text.startsWith("0o")) return OCTAL;
            return Character.isDigit(text.charAt(0)) && !text.contains("<<") ? DECIMAL : other;
        }
    }

    private Literals() {}

    /** A constant's common value, as like the spec's text as Java allows. */
    static String verbatim(Constant constant, long value, boolean wide, Radix other) {
        String text = constant.text();
        String suffix = wide ? "L" : "";
        if (SHIFT.matcher(text).matches()) return wide ? text.replace(" <<", "L <<") : text;
        if (text.startsWith("0x") && NUMBER.matcher(text).matches() && !text.startsWith("0x_")) return text + suffix;
        return of(value, wide, Radix.of(text, other));
    }

    static String of(long value, boolean wide, Radix radix) {
        return wide ? ofLong(value, radix) : ofInt((int) value, radix);
    }

    static String ofInt(int value, Radix radix) {
        return switch (radix) {
            case DECIMAL -> Integer.toString(value);
            case HEX -> "0x" + Integer.toHexString(value);
            case OCTAL -> value == 0 ? "0" : "0" + Integer.toOctalString(value);
        };
    }

    static String ofLong(long value, Radix radix) {
        return switch (radix) {
            case DECIMAL -> value == Long.MIN_VALUE ? "0x8000000000000000L" : value + "L";
            case HEX -> "0x" + Long.toHexString(value) + "L";
            case OCTAL -> value == 0 ? "0L" : "0" + Long.toOctalString(value) + "L";
        };
    }

    /** The radix for one architecture's value: negative numbers of a signed type are only readable as decimals. */
    static Radix readable(Radix radix, long value, Scalar type) {
        if (type.signed() && value < 0) return Radix.DECIMAL;
        boolean unsignedTop = !type.signed() && (int) value < 0 && type != Scalar.U64;
        return radix == Radix.DECIMAL && (unsignedTop || type == Scalar.U64 && value < 0) ? Radix.HEX : radix;
    }
}
