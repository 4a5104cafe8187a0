/** What headers show and the specs do not have: by which rules it is left out, and what is just left. */
@NullMarked
package dev.jsyscall.verify.unspecified;

import org.jspecify.annotations.NullMarked;
