package dev.jsyscall.generator.model;

/**
 * What one argument register holds.
 *
 * @param parameter the parameter's name; empty for {@link Part#PAD}
 */
public record Word(Part part, String parameter) {
    public enum Part {
        /** The whole value. */
        WHOLE,
        /** The less significant 32 bits of a 64-bit value. */
        LOW,
        /** The more significant 32 bits. */
        HIGH,
        /** Nothing: the next value starts at an even register. */
        PAD
    }
}
