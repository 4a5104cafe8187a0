/** System calls on the live kernel, a test class for each topic of the specs. Those tagged {@code abi} also run on other architectures. */
package dev.jsyscall.integration.calls;
