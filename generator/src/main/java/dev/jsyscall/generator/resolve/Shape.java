package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.model.Type;

/**
 * A type as one architecture has it.
 *
 * @param size bytes; 0 for a flexible tail
 * @param flexible true if it is an array without a length, or ends in one
 */
record Shape(Type type, long size, long align, boolean flexible) {}
