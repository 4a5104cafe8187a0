/** What another set of headers has that the specs do not, or have otherwise: the update of a year as a list to go through. */
@NullMarked
package dev.jsyscall.verify.update;

import org.jspecify.annotations.NullMarked;
