package dev.jsyscall.strace;

/**
 * What came of one argument, or one member of what it points to.
 *
 * @param place the call and the parameter: {@code openat.flags}, {@code openat2.how.resolve}
 * @param detail what was passed and what strace says
 */
record Finding(Kind kind, String place, String detail) {
    enum Kind {
        /** strace shows what was passed. */
        EQUAL,
        /** strace shows something else. */
        WRONG,
        /** strace has names for what the spec says is just a number. */
        NAMED,
        /** strace shows a number or an address where the spec has names or a record. */
        BARE,
        /** strace shows nothing, or nothing that could be compared. */
        HIDDEN
    }
}
