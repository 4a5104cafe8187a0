package dev.jsyscall.verify.diff;

/**
 * Something that two ABIs may differ in.
 *
 * @param subsystem which spec describes it; empty for what no single one does
 * @param name its C name; a member's is {@code record.member}
 */
record Facet(String subsystem, Kind kind, String name) {
    /** In the order of the report. */
    enum Kind {
        MODEL("data model"),
        CONSTANT("constants"),
        RECORD("records"),
        FIELD("members"),
        IOCTL("ioctls"),
        CALL("calls' declarations"),
        NUMBER("call numbers");

        private final String plural;

        Kind(String plural) {
            this.plural = plural;
        }

        String plural() {
            return plural;
        }

        /** Whether it has a section of its own, after or before all subsystems. */
        boolean apart() {
            return this == MODEL || this == NUMBER;
        }
    }

    /** The record of a member. */
    Facet owner() {
        return new Facet(subsystem, Kind.RECORD, name.substring(0, name.indexOf('.')));
    }
}
