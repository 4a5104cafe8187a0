/** What {@code linux/base.abi} describes. */
@NullMarked
package dev.jsyscall.linux.abi.base;

import org.jspecify.annotations.NullMarked;
