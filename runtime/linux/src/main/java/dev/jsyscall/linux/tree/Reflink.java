package dev.jsyscall.linux.tree;

/** Whether a copy shares the blocks of its source until one of both is written, on file systems that can. */
public enum Reflink {
    /** If possible. */
    AUTO,
    /** Always: where that is impossible, the copy fails. */
    ALWAYS,
    /** Not by the file's copy as a whole; the file system may still share pieces by itself. */
    NEVER
}
