package dev.jsyscall.generator.model;

/**
 * A header in which a probe finds what a spec file says.
 *
 * @param libc true where the C library's headers are needed because the kernel's public ones do not have it
 */
public record Header(String path, boolean libc) {}
