/** Files and directories. */
@NullMarked
package dev.jsyscall.linux.file;

import org.jspecify.annotations.NullMarked;
