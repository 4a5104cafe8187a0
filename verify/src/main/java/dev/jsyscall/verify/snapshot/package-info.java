/** A resolved ABI as a file: what reads it need not compile the specs again. */
@NullMarked
package dev.jsyscall.verify.snapshot;

import org.jspecify.annotations.NullMarked;
