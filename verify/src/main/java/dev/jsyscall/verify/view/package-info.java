/**
 * What headers show: macros, enumerations and records, as the compiler sees them.
 *
 * <p>The compiler preprocesses, tells which macros are integers, and computes values. Declarations are read from its output rather than
 * from a dump of its tree: there types still have the names that the header gave them.
 */
@NullMarked
package dev.jsyscall.verify.view;

import org.jspecify.annotations.NullMarked;
