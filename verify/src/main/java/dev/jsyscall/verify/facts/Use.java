package dev.jsyscall.verify.facts;

/**
 * A place that takes or gives a symbol: a parameter, a result, a member of a record.
 *
 * @param owner the call, ioctl, function or record; for a record inside another, the outermost one
 * @param place the parameter's or member's name as C writes it; {@code result}, or empty for an ioctl's argument
 */
public record Use(Kind kind, String owner, String place) {
    /** What uses it, in the order in which reports list them. */
    public enum Kind {
        CALL("call"),
        IOCTL("ioctl"),
        FUNCTION("function"),
        RECORD("record");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        public String noun() {
            return noun;
        }
    }

    /** {@code openat} as a whole, {@code flock.l_type} as part of a record. */
    public String text() {
        return kind == Kind.RECORD ? owner + "." + place : owner;
    }
}
