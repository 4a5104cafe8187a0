package dev.jsyscall.generator.syntax;

import java.util.Optional;

/** A parameter of a call. */
public record ParameterDeclaration(Name name, MeaningUse meaning, Optional<Expression> byDefault) {
    /** In canonical spec syntax. */
    public String text() {
        return name.text() + ": " + meaning.text() + byDefault.map(d -> " = " + d.text()).orElse("");
    }
}
