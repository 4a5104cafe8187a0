/**
 * The resolved model as Java: one small class here for each kind of thing that is generated.
 *
 * <p>Everything is a pure function of the model. No clock, locale, time zone, file or hash order is consulted, so that the same
 * specs always give the same bytes.
 */
@NullMarked
package dev.jsyscall.generator.emit;

import org.jspecify.annotations.NullMarked;
