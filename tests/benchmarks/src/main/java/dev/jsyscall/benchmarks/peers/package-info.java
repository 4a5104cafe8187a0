/** What the library is compared with. */
@NullMarked
package dev.jsyscall.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
