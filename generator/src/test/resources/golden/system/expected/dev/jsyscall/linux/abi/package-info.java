/** The ABI of Linux: a package for each subsystem, with its constants, records and calls. */
@NullMarked
package dev.jsyscall.linux.abi;

import org.jspecify.annotations.NullMarked;
