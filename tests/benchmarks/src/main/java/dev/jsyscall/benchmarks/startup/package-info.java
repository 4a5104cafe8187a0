/** Whole processes, from start to end. */
@NullMarked
package dev.jsyscall.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
