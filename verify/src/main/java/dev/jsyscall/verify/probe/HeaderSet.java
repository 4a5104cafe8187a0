package dev.jsyscall.verify.probe;

import java.util.List;

/**
 * Headers of one architecture, and the compiler options that select them.
 *
 * @param libc false for the kernel's public headers, true for a C library's
 * @param label what they are, as a report names them: a package and its version
 * @param options target and include folders
 */
public record HeaderSet(boolean libc, String label, List<String> options) {}
