package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.Optional;

/** What the runtime's core asks of an operating system. */
public record PlatformDeclaration(Name os, Optional<Name> errnos, List<CallRole> calls, List<ValueRole> values) implements Declaration {
    public record CallRole(Name role, Name call) {}

    public record ValueRole(Name role, Expression value) {}
}
