package dev.jsyscall.linux.ipc;

import dev.jsyscall.linux.abi.fcntl.O;

/** What is made by opening it has permissions that its maker says: those left over would let nobody open it again. */
final class CreationMode {
    private CreationMode() {}

    /** Flags of an open that says no permissions. */
    static int none(int flags) {
        if ((flags & O.CREAT) == 0) return flags;
        throw new IllegalArgumentException("to make what is not there, say its permissions too: open(name, \"rdwr, creat\", \"rw-------\")");
    }
}
