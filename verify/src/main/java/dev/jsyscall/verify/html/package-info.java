/** The specs as a set of static pages. */
@NullMarked
package dev.jsyscall.verify.html;

import org.jspecify.annotations.NullMarked;
