package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.OptionalInt;

/**
 * Machine code.
 *
 * @param words how many argument words it takes, where it says so
 * @param source the assembler text, indentation stripped
 * @param bytes hexadecimal digits, blanks and line ends, as written
 */
public record CodeDeclaration(Name role, OptionalInt words, String source, String bytes, Span bytesSpan, List<Hole> holes) {
    public record Hole(int from, int to, int offset, int bit, Name unit, Span span) {}
}
