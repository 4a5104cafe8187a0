/** The {@code abi} command line. */
@NullMarked
package dev.jsyscall.verify.cli;

import org.jspecify.annotations.NullMarked;
