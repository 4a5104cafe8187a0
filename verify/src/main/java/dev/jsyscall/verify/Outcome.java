package dev.jsyscall.verify;

/** What became of a claim. */
public enum Outcome {
    /** The oracle says the same. */
    MATCH("match"),
    /** The oracle says something else. */
    MISMATCH("MISMATCH"),
    /** The headers at hand do not have the name. */
    UNKNOWN("unknown to these headers"),
    /** No header can say it, for the reason that the spec gives. */
    NOT_EXPRESSIBLE("not expressible");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
