package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.model.DataModel;
import dev.jsyscall.generator.model.Scalar;

/** Which 64-bit values a type holds. */
record Range(Scalar scalar, int bytes) {
    static Range of(Scalar scalar, DataModel data) {
        return new Range(scalar, scalar.bytes(data));
    }

    /** A 64-bit type holds every 64-bit pattern. */
    boolean holds(long value) {
        return bytes == 8 || value >= least() && value <= most();
    }

    long least() {
        return scalar.signed() ? -(1L << (bytes * 8 - 1)) : 0;
    }

    long most() {
        return scalar.signed() ? (1L << (bytes * 8 - 1)) - 1 : (1L << (bytes * 8)) - 1;
    }
}
