package dev.jsyscall.verify.btf;

/**
 * A member as the kernel was compiled with it.
 *
 * @param bitOffset bits from the outermost record's start
 * @param bitSize a bit-field's width, else eight times the member's size
 * @param bitField whether it is one
 */
public record BtfField(long bitOffset, long bitSize, boolean bitField) {}
