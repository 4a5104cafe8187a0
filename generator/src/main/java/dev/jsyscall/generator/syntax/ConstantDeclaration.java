package dev.jsyscall.generator.syntax;

import java.util.Optional;

/**
 * One constant.
 *
 * @param cName the C name where it is not the prefix and the name
 * @param value empty for {@code absent}
 * @param field the name of the field whose value it is
 * @param mask true if it is a field's mask itself
 */
public record ConstantDeclaration(
        String doc, Name name, Optional<String> cName, Optional<Expression> value, boolean alias, boolean varies,
        Optional<String> exclusion, Optional<String> field, boolean mask) {}
