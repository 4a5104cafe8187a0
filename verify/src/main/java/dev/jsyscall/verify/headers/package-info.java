/** Where the headers of other architectures come from: Debian packages, unpacked into a cache, the machine's own left alone. */
@NullMarked
package dev.jsyscall.verify.headers;

import org.jspecify.annotations.NullMarked;
