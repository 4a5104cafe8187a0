package dev.jsyscall.linux.mount;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.mount.MOVE_MOUNT;
import dev.jsyscall.linux.abi.mount.MountCalls;
import dev.jsyscall.linux.abi.mount.OPEN_TREE;
import java.io.Closeable;

/**
 * A mount, or a tree of them, held by a descriptor: one that is nowhere yet, from {@link MountContext#mount} or {@link #copyOf}, or one
 * that is in its place, from {@link #of}. Files in it are reached by the *at calls. What is nowhere when this is closed is gone.
 *
 * <p>Since Linux 5.2.
 */
public final class DetachedMount implements HasFd, Closeable {
    private static final BorrowedFd HERE = BorrowedFd.of(AT.FDCWD);

    private final OwnedFd fd;

    DetachedMount(OwnedFd fd) {
        this.fd = fd;
    }

    /** Another mount of what is at a path, as bind mounts are, attached nowhere. */
    public static DetachedMount copyOf(String path) throws ErrnoException {
        return new DetachedMount(MountCalls.openTree(HERE, path, OPEN_TREE.CLONE | OPEN_TREE.CLOEXEC));
    }

    /** {@link #copyOf} with all that is mounted below. */
    public static DetachedMount copyOfTree(String path) throws ErrnoException {
        return new DetachedMount(MountCalls.openTree(HERE, path, OPEN_TREE.CLONE | OPEN_TREE.RECURSIVE | OPEN_TREE.CLOEXEC));
    }

    /** The mount itself that has something at a path, to be moved by {@link #attach}. */
    public static DetachedMount of(String path) throws ErrnoException {
        return new DetachedMount(MountCalls.openTree(HERE, path, OPEN_TREE.CLOEXEC));
    }

    /**
     * Puts it at a path, on top of what is there.
     *
     * @return this
     * @see <a href="https://man7.org/linux/man-pages/man2/move_mount.2.html">move_mount(2)</a>
     */
    public DetachedMount attach(String path) throws ErrnoException {
        return attach(HERE, path);
    }

    /** {@link #attach(String)} with a path that begins in a directory. */
    public DetachedMount attach(HasFd directory, String path) throws ErrnoException {
        MountCalls.moveMount(fd, "", directory.fd(), path, MOVE_MOUNT.F_EMPTY_PATH);
        return this;
    }

    /** Puts it below the topmost mount at a path, which may then be taken away. Since Linux 6.5. */
    public DetachedMount attachBeneath(String path) throws ErrnoException {
        MountCalls.moveMount(fd, "", HERE, path, MOVE_MOUNT.F_EMPTY_PATH | MOVE_MOUNT.BENEATH);
        return this;
    }

    /** Changes what holds for it. */
    public DetachedMount change(MountAttributes attributes) throws ErrnoException {
        attributes.apply(fd, "", AT.EMPTY_PATH);
        return this;
    }

    /** Changes what holds for it and for all mounts below. */
    public DetachedMount changeTree(MountAttributes attributes) throws ErrnoException {
        attributes.apply(fd, "", AT.EMPTY_PATH | AT.RECURSIVE);
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
