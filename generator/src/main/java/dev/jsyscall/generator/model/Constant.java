package dev.jsyscall.generator.model;

import java.util.Optional;

/**
 * A named number.
 *
 * @param name the name inside its group, {@code CREAT}; may begin with a digit
 * @param cName the C name, {@code O_CREAT}
 * @param text the common spec's expression as written, for documentation
 * @param values the value on each architecture that has it, as 64 bits: sign-extended for signed groups, zero-extended for unsigned ones
 * @param varies whether it may differ between architectures, and so is never a Java compile-time constant
 * @param aliasOf the name in the same group that is canonical for the value
 * @param exclusion the reason why no header can confirm it, where that is so
 */
public record Constant(
        String name, String cName, String doc, String text, PerArch<Long> values, boolean varies,
        Optional<String> aliasOf, Optional<String> exclusion, Position position) {}
