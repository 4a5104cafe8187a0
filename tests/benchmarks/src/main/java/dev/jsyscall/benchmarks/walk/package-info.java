/** How long it takes to walk a tree and ask for the size of each file. */
@NullMarked
package dev.jsyscall.benchmarks.walk;

import org.jspecify.annotations.NullMarked;
