package dev.jsyscall.verify.view;

import java.util.List;
import java.util.Optional;

/**
 * An enumeration that is defined.
 *
 * @param name its tag or its typedef's name; empty if it has neither
 */
public record CEnum(String name, List<Enumerator> enumerators, Place place) {
    /** @param value as written; empty for one more than the one before it */
    public record Enumerator(String name, Optional<String> value, Place place) {}

    CEnum named(String typedef) {
        return new CEnum(typedef, enumerators, place);
    }
}
