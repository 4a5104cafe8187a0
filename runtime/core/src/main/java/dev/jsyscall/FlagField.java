package dev.jsyscall;

/** Bits of a flag table that hold one of several values. */
record FlagField(String name, long mask) {}
