/** As much of the ELF object format as it takes to read what a compiler placed in a section. */
@NullMarked
package dev.jsyscall.verify.elf;

import org.jspecify.annotations.NullMarked;
