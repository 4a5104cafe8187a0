package dev.jsyscall;

import org.jspecify.annotations.Nullable;

/** A name in a flag table; {@code field} is the field whose values it is one of. */
record FlagWord(String name, long value, Kind kind, @Nullable FlagField field) {
    enum Kind { CANONICAL, ALIAS, FIELD }
}
