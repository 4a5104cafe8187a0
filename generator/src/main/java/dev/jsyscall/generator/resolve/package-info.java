/**
 * From syntax trees to the resolved model: names are looked up, expressions evaluated and records laid out, on each architecture.
 */
@NullMarked
package dev.jsyscall.generator.resolve;

import org.jspecify.annotations.NullMarked;
