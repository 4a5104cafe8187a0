package dev.jsyscall.verify.probe;

import java.io.IOException;
import java.io.Serial;

/** A probe that does not compile for a reason that is not in a spec; the message holds the compiler's own words. */
public final class CompileException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public CompileException(String message) {
        super(message);
    }
}
