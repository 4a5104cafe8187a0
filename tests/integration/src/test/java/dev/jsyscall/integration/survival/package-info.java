/** Programs that mistreat their JVM, each in one of its own: it must live. */
package dev.jsyscall.integration.survival;
