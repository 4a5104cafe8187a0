package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.Optional;

/** A system call, or a typed form of one. */
public record CallDeclaration(
        String doc, CallName name, List<ParameterDeclaration> parameters, Optional<ResultUse> result, boolean blocking,
        Optional<String> since, Optional<String> man, List<DocumentedErrorUse> errors, List<RouteUse> routes) implements Declaration {}
