package dev.jsyscall.generator.model;

import java.util.Map;

/**
 * What the hand-written core asks of an operating system: roles that a spec fills with names, so that core holds no number.
 *
 * @param errnos the group of error numbers
 * @param calls system calls by role ({@code close}, {@code thread_id})
 * @param values numbers by role ({@code map_flags}, {@code unsupported})
 */
public record Platform(String errnos, Map<String, String> calls, Map<String, Default> values, Position position) {}
