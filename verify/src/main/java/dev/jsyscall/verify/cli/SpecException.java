package dev.jsyscall.verify.cli;

import java.io.Serial;

/** Errors in specs, as the compiler renders them. */
final class SpecException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    SpecException(String diagnostics) {
        super(diagnostics);
    }
}
