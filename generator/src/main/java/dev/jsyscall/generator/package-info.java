/**
 * The generator: from ABI specs to Java.
 *
 * <p>{@link dev.jsyscall.generator.AbiCompiler} turns spec files into a {@linkplain dev.jsyscall.generator.model resolved model}, or into
 * {@linkplain dev.jsyscall.generator.Diagnostic diagnostics} that say what is wrong, where, and what to do about it.
 */
@NullMarked
package dev.jsyscall.generator;

import org.jspecify.annotations.NullMarked;
