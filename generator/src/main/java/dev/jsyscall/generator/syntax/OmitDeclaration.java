package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.model.NamePattern;
import java.util.List;

/** What headers show and the specs leave out. */
public record OmitDeclaration(List<Pattern> patterns, String reason) implements Declaration {
    /** A pattern and where it stands. */
    public record Pattern(NamePattern names, Span span) {}
}
