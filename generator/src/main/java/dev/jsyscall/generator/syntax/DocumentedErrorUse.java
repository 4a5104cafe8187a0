package dev.jsyscall.generator.syntax;

/** {@code error ENOENT "text"} */
public record DocumentedErrorUse(Name errno, String text) {}
