package dev.jsyscall.verify.view;

import dev.jsyscall.generator.model.NamePattern.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A struct or union that is defined.
 *
 * @param kind what C puts before the name; {@link Kind#TYPEDEF} for a record without a tag that a typedef names
 * @param name its tag, or its typedef's name; empty if it has neither
 * @param align its own alignment, as written
 */
public record CRecord(
        Kind kind, String name, boolean union, List<CMember> members, boolean packed, Optional<String> align, Place place) {
    /** The name that it has by a typedef. */
    CRecord named(String typedef) {
        return new CRecord(Kind.TYPEDEF, typedef, union, members, packed, align, place);
    }

    /** As C writes the type. */
    public String type() {
        return switch (kind) {
            case STRUCT -> "struct " + name;
            case UNION -> "union " + name;
            default -> name;
        };
    }
}
