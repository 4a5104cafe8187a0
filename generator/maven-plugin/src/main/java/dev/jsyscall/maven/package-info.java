/** The Maven plugin: a thin shell on the generator and the verifier. */
@NullMarked
package dev.jsyscall.maven;

import org.jspecify.annotations.NullMarked;
