package dev.jsyscall.generator.syntax;

/** A word that names something, with its place. */
public record Name(String text, Span span) {
    @Override
    public String toString() {
        return text;
    }
}
