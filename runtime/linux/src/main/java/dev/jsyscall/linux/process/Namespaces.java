package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.cred.CredCalls;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.mount.MS;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** What a process does first in new namespaces. */
final class Namespaces {
    private Namespaces() {}

    /** Keeps mounts from spreading to the namespace that it came from. */
    static void keepMounts(ChildCalls calls) throws ErrnoException {
        calls.call("mount", "none", "/", null, ChildCalls.shown(MS.table(), MS.REC | MS.PRIVATE), null);
    }

    /** Gives the user and the group of this process an id each in the new user namespace. */
    static void mapIds(ChildCalls calls, int user, int group) throws ErrnoException {
        // A process without privileges may map its group only if it cannot drop groups that keep it from files.
        write(calls, "/proc/self/setgroups", "deny");
        write(calls, "/proc/self/uid_map", user + " " + CredCalls.geteuid() + " 1");
        write(calls, "/proc/self/gid_map", group + " " + CredCalls.getegid() + " 1");
    }

    private static void write(ChildCalls calls, String path, String text) throws ErrnoException {
        ChildCalls.Result file = calls.call("openat", new ChildCalls.Shown(AT.FDCWD, "AT_FDCWD"), path,
                ChildCalls.shown(O.table(), O.WRONLY | O.CLOEXEC), 0);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        MemorySegment memory = calls.memory().allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
        calls.call("write", file, memory, bytes.length);
    }
}
