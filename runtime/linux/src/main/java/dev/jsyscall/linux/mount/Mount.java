package dev.jsyscall.linux.mount;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.mount.MS;
import dev.jsyscall.linux.abi.mount.MountCalls;
import dev.jsyscall.linux.abi.mount.UMOUNT;

/**
 * Mounts and unmounts, by paths. All of it needs CAP_SYS_ADMIN in the mount namespace that this process is in, and changes what all
 * processes there see: whoever wants that for one program starts it in a namespace of its own.
 *
 * @see MountContext
 * @see <a href="https://man7.org/linux/man-pages/man2/mount.2.html">mount(2)</a>
 */
public final class Mount {
    private static final int KINDS = MS.SHARED | MS.PRIVATE | MS.SLAVE | MS.UNBINDABLE;

    private Mount() {}

    /**
     * Mounts a file system. May block.
     *
     * @param source a device, or whatever the file system likes: {@code none}
     * @param target the directory, or for some files the file, that it will cover
     * @param type the type of the file system: {@code tmpfs}
     * @param flags bits of {@link MS}, such as {@link MS#NOSUID}
     * @param options what the file system understands, with commas between: {@code size=10m,mode=700}
     */
    public static void mount(String source, String target, String type, int flags, String options) throws ErrnoException {
        MountCalls.mountOptions(source, target, type, flags, options);
    }

    /** {@link #mount(String, String, String, int, String)} with the flags in words of {@link MS}: {@code "nosuid, nodev"}. */
    public static void mount(String source, String target, String type, String flags, String options) throws ErrnoException {
        mount(source, target, type, MS.parse(flags), options);
    }

    /** {@link #mount(String, String, String, int, String)} without flags and options. */
    public static void mount(String source, String target, String type) throws ErrnoException {
        mount(source, target, type, 0, "");
    }

    /** Makes a directory or file visible at another place as well, without what is mounted below it. */
    public static void bind(String source, String target) throws ErrnoException {
        MountCalls.mountBind(source, target);
    }

    /** Makes a directory visible at another place as well, with all that is mounted below it. */
    public static void bindTree(String source, String target) throws ErrnoException {
        MountCalls.mountRbind(source, target);
    }

    /** Moves a mount to another place. The mount above it must not be shared. */
    public static void move(String source, String target) throws ErrnoException {
        MountCalls.mountMove(source, target);
    }

    /**
     * Changes the flags of one mount, not of its file system.
     *
     * @param flags all that shall hold from now on, of {@link MS}: {@link MS#RDONLY}, {@link MS#NOSUID}, {@link MS#NODEV},
     *     {@link MS#NOEXEC} and what is said of times
     */
    public static void change(String target, int flags) throws ErrnoException {
        MountCalls.mountOptions("none", target, "none", flags | MS.REMOUNT | MS.BIND, "");
    }

    /** {@link #change(String, int)} with words of {@link MS}: {@code "rdonly, nosuid"}. */
    public static void change(String target, String flags) throws ErrnoException {
        change(target, MS.parse(flags));
    }

    /**
     * Changes flags and options of a mounted file system wherever it is mounted. May block.
     *
     * @param flags all that shall hold from now on, of {@link MS}: what is said of this mount, such as {@link MS#NOSUID}, is cleared if it
     *     is not named, apart from how access times are kept
     */
    public static void remount(String target, int flags, String options) throws ErrnoException {
        MountCalls.mountOptions("none", target, "none", flags | MS.REMOUNT, options);
    }

    /** {@link #remount(String, int, String)} with the flags in words of {@link MS}. */
    public static void remount(String target, String flags, String options) throws ErrnoException {
        remount(target, MS.parse(flags), options);
    }

    /**
     * Says how mounts below a mount spread to other namespaces and places.
     *
     * @param kind one of {@link MS#SHARED}, {@link MS#SLAVE}, {@link MS#PRIVATE} and {@link MS#UNBINDABLE}, with {@link MS#REC} for all
     *     mounts below, too
     */
    public static void propagation(String target, int kind) throws ErrnoException {
        if (Integer.bitCount(kind & KINDS) != 1 || (kind & ~(KINDS | MS.REC)) != 0) {
            throw new IllegalArgumentException(
                    "propagation is shared, slave, private or unbindable, each perhaps with rec, not " + MS.format(kind));
        }
        MountCalls.mountPropagation(target, kind);
    }

    /** {@link #propagation(String, int)} with words of {@link MS}: {@code "private, rec"}. */
    public static void propagation(String target, String kind) throws ErrnoException {
        propagation(target, MS.parse(kind));
    }

    /**
     * Takes the topmost mount away. May block.
     *
     * @throws ErrnoException as umount2(2): EBUSY if somebody uses it
     */
    public static void umount(String target) throws ErrnoException {
        umount(target, 0);
    }

    /** {@link #umount(String)} with flags of {@link UMOUNT}, such as {@link UMOUNT#DETACH}: at once, and truly when nobody uses it. */
    public static void umount(String target, int flags) throws ErrnoException {
        MountCalls.umount2(target, flags);
    }

    /** {@link #umount(String, int)} with words of {@link UMOUNT}: {@code "detach, nofollow"}. */
    public static void umount(String target, String flags) throws ErrnoException {
        umount(target, UMOUNT.parse(flags));
    }

    /**
     * {@link #umount(String, int)} for when it may be in use.
     *
     * @return 0, or a negative errno
     */
    public static long tryUmount(String target, int flags) {
        return MountCalls.tryUmount2(target, flags);
    }

    /**
     * Makes a mount the root of this mount namespace, and moves the old root below it. Processes whose root or working directory was the
     * old one get the new one.
     *
     * @param newRoot a directory where something is mounted
     * @param putOld a directory at or below it
     * @see <a href="https://man7.org/linux/man-pages/man2/pivot_root.2.html">pivot_root(2)</a>
     */
    public static void pivotRoot(String newRoot, String putOld) throws ErrnoException {
        MountCalls.pivotRoot(newRoot, putOld);
    }
}
