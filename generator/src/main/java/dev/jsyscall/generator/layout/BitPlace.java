package dev.jsyscall.generator.layout;

/**
 * Where a bit-field was put.
 *
 * @param position its first bit, counted from the record's start in the order in which the compiler hands bits out: from the least
 *     significant bit of each byte on little-endian machines, from the most significant one on big-endian ones
 * @param width bits
 * @param typeBytes size of the declared type
 */
public record BitPlace(long position, int width, int typeBytes) {}
