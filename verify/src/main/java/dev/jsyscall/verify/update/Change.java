package dev.jsyscall.verify.update;

import dev.jsyscall.generator.model.Arch;
import java.util.Set;

/**
 * Something that differs between headers and specs.
 *
 * @param place the spec file it is for, or a header that no spec names
 * @param name the C name
 * @param detail a new value, what differs, or nothing
 * @param arches where it is so
 */
record Change(Kind kind, String place, String name, String detail, Set<Arch> arches) {
    enum Kind {
        ADDED('+'),
        CHANGED('~'),
        REMOVED('-');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }
}
