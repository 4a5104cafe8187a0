/** The second oracle: the type information that a running kernel offers, which knows records that no header has. */
@NullMarked
package dev.jsyscall.verify.btf;

import org.jspecify.annotations.NullMarked;
