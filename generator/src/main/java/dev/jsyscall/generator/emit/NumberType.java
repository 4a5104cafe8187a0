package dev.jsyscall.generator.emit;

import com.palantir.javapoet.TypeName;
import dev.jsyscall.generator.model.Scalar;
import java.util.Collection;

/**
 * What a number is in Java, whatever it is on each architecture.
 *
 * <p>C's {@code long}, {@code size_t} and pointers are {@code long} everywhere; 8 and 16 bits are an {@code int} that holds the value; 32
 * bits are an {@code int} that holds the bits; whatever else has several widths is {@code long}.
 */
enum NumberType {
    INT, LONG, FLOAT, DOUBLE;

    TypeName java() {
        return switch (this) {
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
        };
    }

    static NumberType of(Scalar scalar) {
        return switch (scalar) {
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case U64, S64, BE64, LE64, LONG, ULONG, SIZE, SSIZE, POINTER -> LONG;
            default -> INT;
        };
    }

    /** For what is one of {@code scalars}, depending on the architecture. */
    static NumberType of(Collection<Scalar> scalars) {
        var types = scalars.stream().map(NumberType::of).distinct().toList();
        if (types.size() > 1) return LONG;
        boolean oneWidth = scalars.stream().map(NumberType::width).distinct().count() == 1;
        return oneWidth || types.get(0) != INT ? types.get(0) : LONG;
    }

    /** Bytes where that does not depend on the architecture, else 0. */
    static int width(Scalar scalar) {
        return switch (scalar) {
            case U8, S8, CHAR -> 1;
            case U16, S16, BE16, LE16 -> 2;
            case U32, S32, INT, UINT, FLOAT, BE32, LE32 -> 4;
            case U64, S64, DOUBLE, BE64, LE64 -> 8;
            case LONG, ULONG, SIZE, SSIZE, POINTER -> 0;
        };
    }
}
