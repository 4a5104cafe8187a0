package dev.jsyscall.verify.probe;

import java.util.List;

/** What the compiler and the headers say to a claim. */
public sealed interface Measurement {

    /** The numbers asked for, in the claim's order. */
    record Numbers(List<Long> values) implements Measurement {}

    /** The bytes of a record with one bit-field set. */
    record Bytes(byte[] allBits, byte[] lowestBit) implements Measurement {}

    /** The headers do not know it; {@code reason} is the compiler's. */
    record Unknown(String reason) implements Measurement {}
}
