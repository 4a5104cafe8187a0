/** How much the specs say: calls by grade, and what headers confirm. */
@NullMarked
package dev.jsyscall.verify.counts;

import org.jspecify.annotations.NullMarked;
