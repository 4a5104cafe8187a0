package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A system call, or a typed form of one.
 *
 * @param typed whether no more than its types is known
 */
public record CallDeclaration(
        String doc, CallName name, List<ParameterDeclaration> parameters, Optional<ResultUse> result, boolean blocking, boolean typed,
        Optional<String> since, Optional<String> man, List<DocumentedErrorUse> errors, List<RouteUse> routes) implements Declaration {}
