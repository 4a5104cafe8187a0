package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.model.Scalar;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The types that need no declaration. */
final class Scalars {
    private static final Map<String, Scalar> BY_NAME = new TreeMap<>();

    static {
        for (Scalar scalar : Scalar.values()) BY_NAME.put(scalar.spec(), scalar);
        BY_NAME.put("short", Scalar.S16);
        BY_NAME.put("ushort", Scalar.U16);
        BY_NAME.put("byte", Scalar.U8);
    }

    private Scalars() {}

    static Optional<Scalar> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Collection<String> names() {
        return BY_NAME.keySet();
    }
}
