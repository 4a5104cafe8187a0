/** Drafts of specs, made from headers for a person to arrange. */
@NullMarked
package dev.jsyscall.verify.draft;

import org.jspecify.annotations.NullMarked;
