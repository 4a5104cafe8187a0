/**
 * Short programs that use the library: {@code java --enable-native-access=ALL-UNNAMED -cp … dev.jsyscall.examples.Find /usr -name '*.so'}.
 * {@link dev.jsyscall.examples.Tool} is what they have in common.
 */
@NullMarked
package dev.jsyscall.examples;

import org.jspecify.annotations.NullMarked;
