/** What differs between two architectures, or between two versions of the specs. */
@NullMarked
package dev.jsyscall.verify.diff;

import org.jspecify.annotations.NullMarked;
