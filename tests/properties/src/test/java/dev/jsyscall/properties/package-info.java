/** What holds for the bindings as a whole, on every architecture's tables. */
package dev.jsyscall.properties;
