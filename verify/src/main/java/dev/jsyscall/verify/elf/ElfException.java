package dev.jsyscall.verify.elf;

import java.io.IOException;
import java.io.Serial;

/** A file that is no ELF object. */
public final class ElfException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public ElfException(String message) {
        super(message);
    }
}
