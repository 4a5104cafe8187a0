package dev.jsyscall.generator.model;

/** The machine types that everything is made of. The C ones ({@link #LONG}, {@link #SIZE}, …) have the architecture's width. */
public enum Scalar {
    U8("u8", 1, false), U16("u16", 2, false), U32("u32", 4, false), U64("u64", 8, false),
    S8("s8", 1, true), S16("s16", 2, true), S32("s32", 4, true), S64("s64", 8, true),
    CHAR("char", 1, false), INT("int", 4, true), UINT("uint", 4, false),
    LONG("long", 0, true), ULONG("ulong", 0, false), SIZE("size_t", 0, false), SSIZE("ssize_t", 0, true),
    POINTER("ptr", 0, false), FLOAT("float", 4, true), DOUBLE("double", 8, true),
    BE16("be16", 2, false), BE32("be32", 4, false), BE64("be64", 8, false),
    LE16("le16", 2, false), LE32("le32", 4, false), LE64("le64", 8, false);

    private final String spec;
    private final int bytes;
    private final boolean signed;

    Scalar(String spec, int bytes, boolean signed) {
        this.spec = spec;
        this.bytes = bytes;
        this.signed = signed;
    }

    /** The word that spec files use. */
    public String spec() {
        return spec;
    }

    public boolean signed() {
        return signed;
    }

    /** True for the types that are as wide as a register: long, size_t, pointers. */
    public boolean word() {
        return bytes == 0;
    }

    public boolean floating() {
        return this == FLOAT || this == DOUBLE;
    }

    public boolean bigEndian() {
        return this == BE16 || this == BE32 || this == BE64;
    }

    public boolean littleEndian() {
        return this == LE16 || this == LE32 || this == LE64;
    }

    public int bytes(DataModel data) {
        return bytes == 0 ? data.wordBytes() : bytes;
    }

    /** Alignment inside a record: the size, but for 64-bit values where the data model says otherwise. */
    public int align(DataModel data) {
        int size = bytes(data);
        return size == 8 ? data.align64() : size;
    }
}
