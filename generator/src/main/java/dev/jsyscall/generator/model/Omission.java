package dev.jsyscall.generator.model;

import java.util.List;

/**
 * A written rule for what headers show and the specs leave out.
 *
 * @param reason why they do
 */
public record Omission(List<Rule> rules, String reason) {
    /** A pattern and where it stands. */
    public record Rule(NamePattern names, Position position) {}
}
