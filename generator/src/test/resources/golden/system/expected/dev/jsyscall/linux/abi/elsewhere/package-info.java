/** What {@code linux/elsewhere.abi} describes. */
@NullMarked
package dev.jsyscall.linux.abi.elsewhere;

import org.jspecify.annotations.NullMarked;
