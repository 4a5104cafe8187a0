/** Trees of directories: walking, copying, removing and making them, by descriptors and names, so that nobody can turn a path aside. */
@NullMarked
package dev.jsyscall.linux.tree;

import org.jspecify.annotations.NullMarked;
