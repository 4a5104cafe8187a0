package dev.jsyscall.linux.process;

/** When a new process takes a step on its way to becoming the program: stages follow each other in this order. */
public enum SpawnStage {
    /** New namespaces have just begun; their users and mounts are arranged. */
    NAMESPACES,
    /** Session, process group, controlling terminal. */
    SESSION,
    /** Descriptors get their numbers, and all others are marked to be closed. What a later step opens must be close-on-exec. */
    DESCRIPTORS,
    /** Limits, priorities, processors. */
    RESOURCES,
    /** Root and current directory, umask. */
    DIRECTORY,
    /** Groups, while there may still be a privilege to change them. */
    GROUPS,
    /** The user. */
    USER,
    /** What depends on the user: the signal at the parent's death, and privileges that are given up. */
    PRIVILEGES,
    /** Rules that restrict what comes after them. */
    SANDBOX,
    /** Signals: what is ignored. The mask comes last of all. */
    SIGNALS
}
