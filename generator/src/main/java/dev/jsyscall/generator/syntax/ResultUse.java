package dev.jsyscall.generator.syntax;

import java.util.Optional;

/** A call's result, as written. */
public sealed interface ResultUse {
    /** In canonical spec syntax. */
    String text();

    /** {@code owned fd} */
    record Owned() implements ResultUse {
        @Override
        public String text() {
            return "owned fd";
        }
    }

    /** A type's name or a group's, or {@code ptr}, {@code never}. */
    record Plain(Name name, Optional<Name> group) implements ResultUse {
        @Override
        public String text() {
            return name.text() + group.map(g -> " in " + g.text()).orElse("");
        }
    }
}
