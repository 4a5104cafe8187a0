package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.model.ConstantGroup;
import java.util.Locale;

/** Words of the language for messages. */
final class Wording {
    private Wording() {}

    static String kind(ConstantGroup.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
