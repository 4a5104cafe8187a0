package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.model.Position;
import dev.jsyscall.generator.model.RecordType.Layout;
import java.util.List;
import java.util.Optional;

/**
 * A record as one architecture has it.
 *
 * @param members what its accessible members are, in order
 * @param inner the records written inside it, by their full name, outer ones first
 */
record RecordShape(Layout layout, String prefix, boolean union, String doc, Position position, List<MemberFacts> members,
        List<Inner> inner) {
    /** What does not depend on where a member lies. */
    record MemberFacts(String name, String cPath, String doc, Optional<String> group, Position position) {}

    record Inner(String name, RecordShape shape) {}
}
