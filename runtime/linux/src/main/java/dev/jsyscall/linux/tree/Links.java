package dev.jsyscall.linux.tree;

/** What a walk makes of symbolic links to directories. */
public enum Links {
    /** Links are what they are, also at the start: nothing outside of the tree is touched. */
    STAY,
    /** If the start is a link, the walk begins where it leads; others are what they are. */
    FOLLOW_START,
    /** Every link is taken for what it leads to; one that leads nowhere is what it is. */
    FOLLOW
}
