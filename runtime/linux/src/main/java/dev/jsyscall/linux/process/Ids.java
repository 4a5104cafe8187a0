package dev.jsyscall.linux.process;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.cred.CredCalls;
import dev.jsyscall.linux.abi.errno.E;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Users and groups that a thread acts for. Ids are 32 bits without a sign.
 *
 * <p><b>The kernel keeps them for each thread</b>, and these methods are about the thread that calls. C libraries change all threads of a
 * process at once, by a signal to each; there is no such way into Java's. So a change is good for a thread that does something as
 * somebody else, best one that ends afterwards; a whole process gets its ids when it is started. Threads and processes that the thread
 * starts inherit them. A change of an effective id makes the whole process one that cannot be dumped, see {@link Prctl#setDumpable}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/credentials.7.html">credentials(7)</a>
 */
public final class Ids {
    /** In place of an id that is to be as it is. */
    public static final int UNCHANGED = -1;

    private Ids() {}

    /**
     * The real user.
     *
     * @throws ErrnoException never, on Linux
     */
    public static int uid() throws ErrnoException {
        return CredCalls.getuid();
    }

    /**
     * The effective user.
     *
     * @throws ErrnoException never, on Linux
     */
    public static int euid() throws ErrnoException {
        return CredCalls.geteuid();
    }

    /**
     * The real group.
     *
     * @throws ErrnoException never, on Linux
     */
    public static int gid() throws ErrnoException {
        return CredCalls.getgid();
    }

    /**
     * The effective group.
     *
     * @throws ErrnoException never, on Linux
     */
    public static int egid() throws ErrnoException {
        return CredCalls.getegid();
    }

    /**
     * The real, effective and saved user.
     *
     * @throws ErrnoException never, on Linux
     */
    public static Identity user() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment ids = scratch.allocate(3 * Integer.BYTES, Integer.BYTES);
            CredCalls.getresuid(slot(ids, 0), slot(ids, 1), slot(ids, 2));
            return identity(ids);
        }
    }

    /**
     * The real, effective and saved group.
     *
     * @throws ErrnoException never, on Linux
     */
    public static Identity group() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment ids = scratch.allocate(3 * Integer.BYTES, Integer.BYTES);
            CredCalls.getresgid(slot(ids, 0), slot(ids, 1), slot(ids, 2));
            return identity(ids);
        }
    }

    /**
     * Sets the real, effective and saved user, each to one of the three or, with CAP_SETUID, to any.
     *
     * @param user {@link #UNCHANGED} in place of what is to stay
     * @throws ErrnoException EPERM if that is not permitted
     * @throws IllegalStateException in a virtual thread
     */
    public static void setUser(Identity user) throws ErrnoException {
        PlatformThread.require("a user's id");
        CredCalls.setresuid(user.real(), user.effective(), user.saved());
    }

    /**
     * Sets the real, effective and saved group, each to one of the three or, with CAP_SETGID, to any.
     *
     * @param group {@link #UNCHANGED} in place of what is to stay
     * @throws ErrnoException EPERM if that is not permitted
     * @throws IllegalStateException in a virtual thread
     */
    public static void setGroup(Identity group) throws ErrnoException {
        PlatformThread.require("a group's id");
        CredCalls.setresgid(group.real(), group.effective(), group.saved());
    }

    /**
     * Sets the effective user; with CAP_SETUID the real and saved one too, so that there is no way back.
     *
     * @throws ErrnoException EPERM if it is neither the real nor the saved user, and there is no CAP_SETUID
     * @throws IllegalStateException in a virtual thread
     * @see <a href="https://man7.org/linux/man-pages/man2/setuid.2.html">setuid(2)</a>
     */
    public static void setUid(int uid) throws ErrnoException {
        PlatformThread.require("a user's id");
        CredCalls.setuid(uid);
    }

    /**
     * Sets the effective group; with CAP_SETGID the real and saved one too.
     *
     * @throws ErrnoException EPERM if it is neither the real nor the saved group, and there is no CAP_SETGID
     * @throws IllegalStateException in a virtual thread
     * @see <a href="https://man7.org/linux/man-pages/man2/setgid.2.html">setgid(2)</a>
     */
    public static void setGid(int gid) throws ErrnoException {
        PlatformThread.require("a group's id");
        CredCalls.setgid(gid);
    }

    /**
     * Sets the effective user alone, so that {@code setEuid(uid())} leads back.
     *
     * @throws ErrnoException EPERM if it is none of its present users, and there is no CAP_SETUID
     * @throws IllegalStateException in a virtual thread
     */
    public static void setEuid(int uid) throws ErrnoException {
        setUser(new Identity(UNCHANGED, uid, UNCHANGED));
    }

    /**
     * Sets the effective group alone.
     *
     * @throws ErrnoException EPERM if it is none of its present groups, and there is no CAP_SETGID
     * @throws IllegalStateException in a virtual thread
     */
    public static void setEgid(int gid) throws ErrnoException {
        setGroup(new Identity(UNCHANGED, gid, UNCHANGED));
    }

    /**
     * Sets the real and effective user. The saved one becomes the effective one, if the real one is set or the effective one is set to
     * another than the real one was.
     *
     * @param real {@link #UNCHANGED} leaves it
     * @param effective {@link #UNCHANGED} leaves it
     * @throws ErrnoException EPERM if that is not permitted
     * @throws IllegalStateException in a virtual thread
     * @see <a href="https://man7.org/linux/man-pages/man2/setreuid.2.html">setreuid(2)</a>
     */
    public static void setReuid(int real, int effective) throws ErrnoException {
        PlatformThread.require("a user's id");
        CredCalls.setreuid(real, effective);
    }

    /**
     * Sets the real and effective group, and the saved one as {@link #setReuid} does.
     *
     * @param real {@link #UNCHANGED} leaves it
     * @param effective {@link #UNCHANGED} leaves it
     * @throws ErrnoException EPERM if that is not permitted
     * @throws IllegalStateException in a virtual thread
     */
    public static void setRegid(int real, int effective) throws ErrnoException {
        PlatformThread.require("a group's id");
        CredCalls.setregid(real, effective);
    }

    /**
     * The user that access to files is checked with: the effective one, unless {@link #setFsuid} chose another.
     *
     * @throws ErrnoException never, on Linux
     */
    public static int fsuid() throws ErrnoException {
        return CredCalls.setfsuid(UNCHANGED);
    }

    /**
     * The group that access to files is checked with: the effective one, unless {@link #setFsgid} chose another.
     *
     * @throws ErrnoException never, on Linux
     */
    public static int fsgid() throws ErrnoException {
        return CredCalls.setfsgid(UNCHANGED);
    }

    /**
     * Sets the user that access to files is checked with. The system call keeps quiet when it is refused; this does not.
     *
     * @throws ErrnoException EPERM if it is none of its present users, and there is no CAP_SETUID
     * @throws IllegalStateException in a virtual thread
     * @see <a href="https://man7.org/linux/man-pages/man2/setfsuid.2.html">setfsuid(2)</a>
     */
    public static void setFsuid(int uid) throws ErrnoException {
        PlatformThread.require("a user's id");
        CredCalls.setfsuid(uid);
        if (fsuid() != uid) throw ErrnoException.of(-E.PERM, "setfsuid", Integer.toUnsignedLong(uid));
    }

    /**
     * Sets the group that access to files is checked with.
     *
     * @throws ErrnoException EPERM if it is none of its present groups, and there is no CAP_SETGID
     * @throws IllegalStateException in a virtual thread
     * @see <a href="https://man7.org/linux/man-pages/man2/setfsgid.2.html">setfsgid(2)</a>
     */
    public static void setFsgid(int gid) throws ErrnoException {
        PlatformThread.require("a group's id");
        CredCalls.setfsgid(gid);
        if (fsgid() != gid) throw ErrnoException.of(-E.PERM, "setfsgid", Integer.toUnsignedLong(gid));
    }

    /**
     * The supplementary groups, as many as there are.
     *
     * @throws ErrnoException never, on Linux
     * @see <a href="https://man7.org/linux/man-pages/man2/getgroups.2.html">getgroups(2)</a>
     */
    public static int[] groups() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            // Their number changes by this thread alone, which is here.
            int count = CredCalls.getgroups(MemorySegment.NULL);
            MemorySegment list = arena.allocate((long) count * Integer.BYTES, Integer.BYTES);
            int[] groups = new int[count == 0 ? 0 : CredCalls.getgroups(list)];
            for (int i = 0; i < groups.length; i++) groups[i] = list.get(Access.INT, (long) i * Integer.BYTES);
            return groups;
        }
    }

    /**
     * Sets the supplementary groups.
     *
     * @throws ErrnoException EPERM without CAP_SETGID; EINVAL if there are more than 65536
     * @throws IllegalStateException in a virtual thread
     */
    public static void setGroups(int... groups) throws ErrnoException {
        PlatformThread.require("the list of groups");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate((long) groups.length * Integer.BYTES, Integer.BYTES);
            for (int i = 0; i < groups.length; i++) list.set(Access.INT, (long) i * Integer.BYTES, groups[i]);
            CredCalls.setgroups(list);
        }
    }

    private static MemorySegment slot(MemorySegment ids, int index) {
        return ids.asSlice((long) index * Integer.BYTES, Integer.BYTES);
    }

    private static Identity identity(MemorySegment ids) {
        return new Identity(slot(ids, 0).get(Access.INT, 0), slot(ids, 1).get(Access.INT, 0), slot(ids, 2).get(Access.INT, 0));
    }
}
