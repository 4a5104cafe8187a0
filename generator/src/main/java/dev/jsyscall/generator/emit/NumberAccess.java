package dev.jsyscall.generator.emit;

import com.palantir.javapoet.CodeBlock;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Scalar;
import java.util.Collection;

/**
 * How a number in memory is read and written.
 *
 * @param bytes its width as an expression, for what has no name of its own
 */
record NumberAccess(Collection<Scalar> scalars, CodeBlock bytes) {

    static NumberAccess of(PerArch<Scalar> scalars, CodeBlock bytes) {
        return new NumberAccess(scalars.distinct(), bytes);
    }

    /** Whether the width must be asked of a constant. */
    boolean needsWidth() {
        return !single() && !scalars.stream().allMatch(Scalar::word) && !sameLayout();
    }

    NumberType type() {
        return NumberType.of(scalars);
    }

    boolean pointer() {
        return scalars.contains(Scalar.POINTER);
    }

    boolean signed() {
        return scalars.stream().allMatch(Scalar::signed);
    }

    CodeBlock read(CodeBlock offset) {
        Scalar scalar = scalars.iterator().next();
        if (needsWidth()) return CodeBlock.of("$T.$L(segment, $L, $L)", CoreTypes.ACCESS, signed() ? "signed" : "unsigned", offset, bytes);
        if (scalar.word()) return CodeBlock.of("$T.$L(segment, $L)", CoreTypes.ACCESS, signed() ? "word" : "unsignedWord", offset);
        CodeBlock read = CodeBlock.of("segment.get($T.$L, $L)", CoreTypes.ACCESS, layout(scalar), offset);
        return switch (scalar) {
            case U8, CHAR -> CodeBlock.of("$T.toUnsignedInt($L)", Byte.class, read);
            case U16, BE16, LE16 -> CodeBlock.of("$T.toUnsignedInt($L)", Short.class, read);
            default -> read;
        };
    }

    /** A statement that writes {@code value}. */
    CodeBlock write(CodeBlock offset, String value) {
        Scalar scalar = scalars.iterator().next();
        String put = signed() ? "putSigned" : "putUnsigned";
        if (needsWidth()) return CodeBlock.of("$T.$L(segment, $L, $L, $L)", CoreTypes.ACCESS, put, offset, bytes, value);
        if (scalar.word()) {
            return CodeBlock.of("$T.$L(segment, $L, $L)", CoreTypes.ACCESS, signed() ? "putWord" : "putUnsignedWord", offset, value);
        }
        return switch (scalar) {
            case U8, S8, CHAR -> CodeBlock.of("$T.$L(segment, $L, 1, $L)", CoreTypes.ACCESS, put, offset, value);
            case U16, S16 -> CodeBlock.of("$T.$L(segment, $L, 2, $L)", CoreTypes.ACCESS, put, offset, value);
            case BE16, LE16 -> CodeBlock.of("segment.set($1T.$2L, $3L, $1T.unsignedShort($4L))", CoreTypes.ACCESS, layout(scalar), offset,
                    value);
            default -> CodeBlock.of("segment.set($T.$L, $L, $L)", CoreTypes.ACCESS, layout(scalar), offset, value);
        };
    }

    /** The value as strace would print it. */
    CodeBlock show(CodeBlock value) {
        if (pointer()) return CodeBlock.of("$S + $T.toHexString($L)", "0x", Long.class, value);
        if (!needsUnsigned()) return value;
        return CodeBlock.of("$T.toUnsignedString($L)", type() == NumberType.LONG ? Long.class : Integer.class, value);
    }

    /** The method of {@code StructText} that does so. */
    String shownBy() {
        if (pointer()) return "address";
        return needsUnsigned() ? "unsigned" : "add";
    }

    /** Whether the Java type has a sign where the C type has none. */
    private boolean needsUnsigned() {
        if (signed() || type() == NumberType.FLOAT || type() == NumberType.DOUBLE) return false;
        return type() == NumberType.LONG
                || scalars.stream().anyMatch(s -> s == Scalar.U32 || s == Scalar.UINT || s == Scalar.BE32 || s == Scalar.LE32);
    }

    private boolean single() {
        return scalars.size() == 1;
    }

    /** Several types that are read alike, such as {@code int} and {@code s32}. */
    private boolean sameLayout() {
        return scalars.stream().noneMatch(Scalar::word) && scalars.stream().map(NumberAccess::layout).distinct().count() == 1;
    }

    private static String layout(Scalar scalar) {
        return switch (scalar) {
            case U8, S8, CHAR -> "BYTE";
            case U16, S16 -> "SHORT";
            case U32, S32, INT, UINT -> "INT";
            case BE16, BE32, BE64, LE16, LE32, LE64 -> scalar.name();
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            default -> "LONG";
        };
    }
}
