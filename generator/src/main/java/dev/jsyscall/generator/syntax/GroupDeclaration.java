package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.model.ConstantGroup;
import java.util.List;
import java.util.Optional;

/**
 * A group of constants.
 *
 * @param width the type's name, {@code u32}
 * @param constants all members as written, a field's mask before its values
 */
public record GroupDeclaration(
        String doc, ConstantGroup.Kind kind, Name name, String prefix, Name width, boolean varies, boolean mode, Optional<String> exclusion,
        List<ConstantDeclaration> constants) implements Declaration {}
