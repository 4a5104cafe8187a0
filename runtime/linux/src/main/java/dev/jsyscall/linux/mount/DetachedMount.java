package dev.jsyscall.linux.mount;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.mount.MOVE_MOUNT;
import dev.jsyscall.linux.abi.mount.MountCalls;
import dev.jsyscall.linux.abi.mount.OPEN_TREE;
import dev.jsyscall.linux.file.Dir;
import java.io.Closeable;

/**
 * A mount, or a tree of them, held by a descriptor: one that is nowhere yet, from {@link MountContext#mount} or {@link #copyOf}, or one
 * that is in its place, from {@link #of}. Files in it are reached by the *at calls. What is nowhere when this is closed is gone.
 *
 * <p>A step that fails leaves it open: {@code try (var mount = DetachedMount.copyOf("/a")) { mount.change(…).attach("/b"); }}.
 *
 * <p>Since Linux 5.2.
 */
public final class DetachedMount implements HasFd, Closeable {
    private final OwnedFd fd;

    DetachedMount(OwnedFd fd) {
        this.fd = fd;
    }

    /** Another mount of what is at a path, as bind mounts are, attached nowhere. */
    public static DetachedMount copyOf(String path) throws ErrnoException {
        return of(Dir.cwd(), path, OPEN_TREE.CLONE);
    }

    /** Another mount of what is open on a descriptor, attached nowhere. */
    public static DetachedMount copyOf(HasFd file) throws ErrnoException {
        return of(file, "", OPEN_TREE.CLONE | OPEN_TREE.EMPTY_PATH);
    }

    /** {@link #copyOf(String)} with all that is mounted below. */
    public static DetachedMount copyOfTree(String path) throws ErrnoException {
        return of(Dir.cwd(), path, OPEN_TREE.CLONE | OPEN_TREE.RECURSIVE);
    }

    /** {@link #copyOf(HasFd)} with all that is mounted below. */
    public static DetachedMount copyOfTree(HasFd file) throws ErrnoException {
        return of(file, "", OPEN_TREE.CLONE | OPEN_TREE.RECURSIVE | OPEN_TREE.EMPTY_PATH);
    }

    /** The mount itself that has something at a path, to be moved by {@link #attach}. */
    public static DetachedMount of(String path) throws ErrnoException {
        return of(Dir.cwd(), path, 0);
    }

    /**
     * A mount, or with {@link OPEN_TREE#CLONE} another mount, of what is at a path that begins in a directory.
     *
     * @param flags bits of {@link OPEN_TREE}; {@code cloexec} is added
     * @see <a href="https://man7.org/linux/man-pages/man2/open_tree.2.html">open_tree(2)</a>
     */
    public static DetachedMount of(HasFd directory, String path, int flags) throws ErrnoException {
        return new DetachedMount(MountCalls.openTree(directory.fd(), path, flags | OPEN_TREE.CLOEXEC));
    }

    /** {@link #of(HasFd, String, int)} with words of {@link OPEN_TREE}: {@code "clone, symlink_nofollow"}. */
    public static DetachedMount of(HasFd directory, String path, String flags) throws ErrnoException {
        return of(directory, path, OPEN_TREE.parse(flags));
    }

    /** {@link #of(HasFd, String, int)} whose attributes are changed before anybody can use it. Since Linux 6.15. */
    public static DetachedMount of(HasFd directory, String path, int flags, MountAttributes attributes) throws ErrnoException {
        return new DetachedMount(
                attributes.use(record -> MountCalls.openTreeAttr(directory.fd(), path, flags | OPEN_TREE.CLOEXEC, record)));
    }

    /** {@link #of(HasFd, String, int, MountAttributes)} with words of {@link OPEN_TREE}. */
    public static DetachedMount of(HasFd directory, String path, String flags, MountAttributes attributes) throws ErrnoException {
        return of(directory, path, OPEN_TREE.parse(flags), attributes);
    }

    /**
     * Puts it at a path, on top of what is there.
     *
     * @return this
     * @see <a href="https://man7.org/linux/man-pages/man2/move_mount.2.html">move_mount(2)</a>
     */
    public DetachedMount attach(String path) throws ErrnoException {
        return attach(Dir.cwd(), path, 0);
    }

    /** Puts it on top of a directory, or for some mounts a file, that is open. */
    public DetachedMount attach(HasFd place) throws ErrnoException {
        return attach(place, "", MOVE_MOUNT.T_EMPTY_PATH);
    }

    /**
     * {@link #attach(String)} with a path that begins in a directory.
     *
     * @param flags bits of {@link MOVE_MOUNT} about the path to which: {@link MOVE_MOUNT#T_SYMLINKS}, {@link MOVE_MOUNT#BENEATH} …
     */
    public DetachedMount attach(HasFd directory, String path, int flags) throws ErrnoException {
        MountCalls.moveMount(fd, "", directory.fd(), path, flags | MOVE_MOUNT.F_EMPTY_PATH);
        return this;
    }

    /** {@link #attach(HasFd, String, int)} with words of {@link MOVE_MOUNT}: {@code "t_symlinks"}. */
    public DetachedMount attach(HasFd directory, String path, String flags) throws ErrnoException {
        return attach(directory, path, MOVE_MOUNT.parse(flags));
    }

    /** Puts it below the topmost mount at a path, which may then be taken away. Since Linux 6.5. */
    public DetachedMount attachBeneath(String path) throws ErrnoException {
        return attach(Dir.cwd(), path, MOVE_MOUNT.BENEATH);
    }

    /**
     * Lets what is mounted in it spread as it does in another mount of the same file system: to that one's peers if that is shared, from
     * its master if it has one. This one must not spread so far. Since Linux 5.15.
     */
    public DetachedMount spreadLike(HasFd other) throws ErrnoException {
        MountCalls.moveMount(other.fd(), "", fd, "", MOVE_MOUNT.SET_GROUP | MOVE_MOUNT.F_EMPTY_PATH | MOVE_MOUNT.T_EMPTY_PATH);
        return this;
    }

    /** Changes what holds for it. */
    public DetachedMount change(MountAttributes attributes) throws ErrnoException {
        attributes.applyTo(fd);
        return this;
    }

    /** Changes what holds for it and for all mounts below. */
    public DetachedMount changeTree(MountAttributes attributes) throws ErrnoException {
        attributes.applyToTree(fd);
        return this;
    }

    @Override
    public Fd fd() {
        return fd;
    }

    @Override
    public void close() throws ErrnoException {
        fd.close();
    }
}
