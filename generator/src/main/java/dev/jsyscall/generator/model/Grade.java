package dev.jsyscall.generator.model;

/** How much is known of an entry of a system call table. */
public enum Grade {
    /** Declared by somebody who read its documentation: directions, lengths, descriptors, flags and errors are what they say. */
    SEMANTIC("semantic"),
    /** Declared, but only with its types. */
    TYPED("typed"),
    /** No declaration: a number and no more. */
    NUMBER_ONLY("number only");

    private final String text;

    Grade(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
