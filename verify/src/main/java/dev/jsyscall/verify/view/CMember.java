package dev.jsyscall.verify.view;

import java.util.Optional;

/**
 * A record's member.
 *
 * @param name empty for an anonymous record, or unnamed bits
 * @param bits how wide a bit-field is
 * @param align its own alignment, as written
 */
public record CMember(String name, CType type, Optional<String> bits, Optional<String> align, Place place) {}
