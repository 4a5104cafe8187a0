package dev.jsyscall.verify.view;

import java.util.List;
import java.util.Optional;

/**
 * A type as a declaration writes it.
 *
 * @param base the words of its name: {@code __u32}, {@code unsigned long}, {@code struct stat}, {@code enum mode}
 * @param record the record that is defined on the spot
 * @param pointers how many {@code *} stand before the declared name; functions are reached through one, too
 * @param lengths of the arrays it is in, from the outermost; empty text for an array without a length
 */
public record CType(String base, Optional<CRecord> record, int pointers, List<String> lengths) {}
