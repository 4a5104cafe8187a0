package dev.jsyscall.generator.model;

import java.util.Optional;

/**
 * One argument of a call, with what C headers cannot say.
 *
 * @param type the meaning
 * @param byDefault the value an overload without it uses
 */
public record Parameter(String name, Meaning type, Optional<Default> byDefault, Position position) {

    public enum Direction { IN, OUT, INOUT }

    /** What an argument means. */
    public sealed interface Meaning {}

    /** A number; {@code group} names the constants it takes. */
    public record Value(Type.Number type, Optional<String> group) implements Meaning {}

    /** A 64-bit offset always passed as two words of C's long, low half first, on every architecture (preadv). */
    public record Halves(Type.Number type) implements Meaning {}

    /** A number that the binding computes: the byte size of the record that another parameter points to. */
    public record SizeOf(Type.Number type, String of) implements Meaning {}

    /** A number that is always the same. */
    public record Fixed(Type.Number type, Default value) implements Meaning {}

    /** A file descriptor: only used by the call, or given up to it. */
    public record Descriptor(boolean consumed) implements Meaning {}

    /** A NUL-terminated string; {@code path} if it names a file. */
    public record Text(boolean path) implements Meaning {}

    /**
     * Memory.
     *
     * @param element what it holds: a number, {@code byte} as {@code u8}, or a record
     * @param length the parameter that says how many elements there are; empty for a single element
     * @param nullable whether NULL is allowed
     */
    public record Pointer(Direction direction, Type element, Optional<String> length, boolean nullable) implements Meaning {
        public boolean single() {
            return length.isEmpty();
        }
    }

    /** An address with no more meaning than that. */
    public record Address() implements Meaning {}
}
