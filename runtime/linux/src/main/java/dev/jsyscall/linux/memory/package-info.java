/** Memory: mappings, advice, locking, page faults that a program handles itself, NUMA nodes, barriers. */
@NullMarked
package dev.jsyscall.linux.memory;

import org.jspecify.annotations.NullMarked;
