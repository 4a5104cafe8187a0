package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.model.Function.ErrorRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function of a native library.
 *
 * @param variadicFrom how many parameters stand before {@code ...}
 */
public record FunctionDeclaration(
        String doc, Name name, List<ParameterDeclaration> parameters, OptionalInt variadicFrom, Optional<ResultUse> result,
        Optional<String> library, List<SymbolUse> symbols, Optional<ErrorRule> errorRule, boolean critical, boolean blocking,
        Optional<String> man, List<DocumentedErrorUse> errors) implements Declaration {}
