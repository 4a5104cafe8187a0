package dev.jsyscall.linux.tree;

/** When a walk tells of a directory. */
public enum Order {
    /** Before what is in it. */
    PRE,
    /** After what is in it. */
    POST,
    /** Before and after, if it was entered or should have been: see {@link TreeWalk#isLeaving}. */
    BOTH
}
