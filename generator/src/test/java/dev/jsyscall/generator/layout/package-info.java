/** Tests of C layout against layouts that C compilers are known to produce. */
@NullMarked
package dev.jsyscall.generator.layout;

import org.jspecify.annotations.NullMarked;
