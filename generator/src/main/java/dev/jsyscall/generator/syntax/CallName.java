package dev.jsyscall.generator.syntax;

import java.util.Optional;

/** A system call's name, {@code fcntl}, or that of a typed form of one, {@code fcntl.getlk}. */
public record CallName(Name kernel, Optional<Name> form, Span span) {
    public String text() {
        return kernel.text() + form.map(f -> "." + f.text()).orElse("");
    }
}
