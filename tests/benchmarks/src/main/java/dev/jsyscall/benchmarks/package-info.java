/** The operations, each in every way, beside C. */
@NullMarked
package dev.jsyscall.benchmarks;

import org.jspecify.annotations.NullMarked;
