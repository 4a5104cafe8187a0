/**
 * The first oracle: real headers.
 *
 * <p>Each {@linkplain dev.jsyscall.verify.probe.Claim claim} that a spec makes becomes a line of C whose value the compiler has to
 * compute. The object file is read, never run, so that any architecture is checked on any machine that has a compiler for it.
 */
@NullMarked
package dev.jsyscall.verify.probe;

import org.jspecify.annotations.NullMarked;
