package dev.jsyscall.verify.diff;

import java.util.List;
import java.util.Optional;

/**
 * A difference.
 *
 * @param arches where versions differ so; empty if that goes without saying
 */
record Change(Facet facet, Optional<String> left, Optional<String> right, List<String> arches) {
    /** Which of the sides have it. */
    enum Sort { DIFFERS, ONLY_LEFT, ONLY_RIGHT }

    Sort sort() {
        return left.isEmpty() ? Sort.ONLY_RIGHT : right.isEmpty() ? Sort.ONLY_LEFT : Sort.DIFFERS;
    }
}
