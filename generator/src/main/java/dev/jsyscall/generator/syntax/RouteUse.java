package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.Optional;

/**
 * Another call to use instead.
 *
 * @param condition where; empty for {@code where absent}
 * @param arguments empty where all parameters are passed on in order
 */
public record RouteUse(Optional<Condition> condition, CallName target, Optional<List<Expression>> arguments) {}
