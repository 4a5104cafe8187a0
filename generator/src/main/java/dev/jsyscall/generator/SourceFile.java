package dev.jsyscall.generator;

/**
 * A spec file.
 *
 * @param path its name relative to the folder of specs, with {@code /} on every system: {@code linux/fcntl.abi}
 * @param text its content
 */
public record SourceFile(String path, String text) {}
