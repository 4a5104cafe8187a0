package dev.jsyscall.generator.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function of a native library.
 *
 * @param library the library's name as given to the loader ({@code libz.so.1}); empty for the C library
 * @param symbols the link symbol on each architecture, candidates in the order to try
 * @param variadicFrom the index of the first variadic argument
 * @param critical short and non-blocking: may be called without a thread state transition
 */
public record Function(
        String name, String doc, String subsystem, String signature, List<Parameter> parameters, Result result, Optional<String> library,
        PerArch<List<String>> symbols, OptionalInt variadicFrom, ErrorRule error, boolean critical, boolean blocking, String man,
        List<Call.DocumentedError> documentedErrors, Position position) {

    /** How a function tells that it failed. */
    public enum ErrorRule {
        /** It returns -1 and sets errno. */
        ERRNO,
        /** It returns the error number itself, 0 for success. */
        RETURNED,
        /** It returns NULL and sets errno. */
        NULL,
        /** It cannot fail, or says so in its own way. */
        NONE
    }
}
