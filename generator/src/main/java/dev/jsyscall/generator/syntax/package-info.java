/**
 * The spec language's syntax tree: what a file says, before any name in it is looked up.
 *
 * <p>All types are immutable and remember where in the file they stand.
 */
@NullMarked
package dev.jsyscall.generator.syntax;

import org.jspecify.annotations.NullMarked;
