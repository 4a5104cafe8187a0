package dev.jsyscall.verify.snapshot;

/** What a snapshot's entries are; the order is the file's. */
enum Kind {
    STRING,
    INTEGER,
    LONG,
    BYTE,
    FALSE,
    TRUE,
    /** A record's class name, which later entries refer to. */
    TYPE,
    RECORD,
    ENUM,
    LIST,
    MAP,
    NOTHING,
    SOMETHING,
    NO_INT,
    AN_INT,
    NO_LONG,
    A_LONG,
    BIG_ENDIAN,
    LITTLE_ENDIAN;

    private static final Kind[] ALL = values();

    static Kind of(int code) {
        if (code < 0 || code >= ALL.length) {
            throw new IllegalArgumentException("no kind of entry: " + code);
        }
        return ALL[code];
    }
}
