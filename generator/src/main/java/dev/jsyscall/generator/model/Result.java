package dev.jsyscall.generator.model;

import java.util.Optional;

/** What a successful call gives back. */
public sealed interface Result {
    /** Nothing but success. */
    record None() implements Result {}

    /** A number; {@code group} names the constants it is made of. */
    record Value(Type.Number type, Optional<String> group) implements Result {}

    /** A new file descriptor that the caller owns. */
    record OwnedDescriptor() implements Result {}

    /** An address. */
    record Address() implements Result {}

    /** The call does not return. */
    record Never() implements Result {}
}
