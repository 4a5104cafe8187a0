/**
 * Checks what the specs say against what is not typed by hand: headers, the assembler, the running kernel.
 *
 * <p>{@link dev.jsyscall.verify.Verifier} is the way in; the command line and the Maven plugin both use it.
 */
@NullMarked
package dev.jsyscall.verify;

import org.jspecify.annotations.NullMarked;
