package dev.jsyscall.generator.model;

import java.util.Optional;

/**
 * A device request.
 *
 * @param name the C name, {@code TIOCGWINSZ}
 * @param text the common spec's number expression as written
 * @param requests the number on each architecture that has it
 * @param argument what the third argument of ioctl(2) is, if there is one
 * @param result what it returns when it succeeds
 */
public record Ioctl(
        String name, String doc, String subsystem, String text, PerArch<Long> requests, boolean varies, Optional<Parameter> argument,
        Result result, boolean blocking, Optional<String> since, Optional<String> exclusion, Position position) {}
