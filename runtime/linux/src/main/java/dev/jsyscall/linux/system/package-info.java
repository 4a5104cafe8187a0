/** The system as a whole: its name and version, memory and load, its log, its settings, and turning it off. */
@NullMarked
package dev.jsyscall.linux.system;

import org.jspecify.annotations.NullMarked;
