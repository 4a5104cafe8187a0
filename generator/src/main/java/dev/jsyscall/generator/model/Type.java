package dev.jsyscall.generator.model;

import java.util.OptionalLong;

/** A type as one architecture has it, typedefs looked through but remembered by name. */
public sealed interface Type {
    /**
     * A number.
     *
     * @param name the name it was written by: a scalar's own ({@code u32}) or a typedef's ({@code pid_t})
     */
    record Number(String name, Scalar scalar) implements Type {}

    /** {@code count} elements, or a flexible tail where there is none. */
    record Array(Type element, OptionalLong count) implements Type {}

    /** A record by its spec name, see {@link Abi#record(String)}. */
    record Reference(String record) implements Type {}
}
