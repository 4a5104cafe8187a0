package dev.jsyscall.generator.syntax;

import java.util.Optional;

/**
 * A device request.
 *
 * @param value empty for {@code absent}
 */
public record IoctlDeclaration(
        String doc, Name name, Optional<Expression> value, Optional<MeaningUse> argument, Optional<ResultUse> result, boolean varies,
        boolean blocking, Optional<String> since, Optional<String> exclusion) implements Declaration {}
