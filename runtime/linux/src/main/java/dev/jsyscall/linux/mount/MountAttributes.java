package dev.jsyscall.linux.mount;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.mount.MOUNT_ATTR;
import dev.jsyscall.linux.abi.mount.MS;
import dev.jsyscall.linux.abi.mount.MountAttr;
import dev.jsyscall.linux.abi.mount.MountCalls;
import org.jspecify.annotations.Nullable;

/**
 * A change of what holds for mounts: {@code MountAttributes.set("rdonly, nosuid").clear("noexec").applyTo("/mnt")}. All of it happens or
 * nothing. Since Linux 5.12.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/mount_setattr.2.html">mount_setattr(2)</a>
 */
public final class MountAttributes {
    private static final BorrowedFd HERE = BorrowedFd.of(AT.FDCWD);

    private final long set;
    private final long clear;
    private final long propagation;
    private final @Nullable Fd users;

    private MountAttributes(long set, long clear, long propagation, @Nullable Fd users) {
        this.set = set;
        this.clear = clear;
        this.propagation = propagation;
        this.users = users;
    }

    /** That changes nothing yet. */
    public static MountAttributes none() {
        return new MountAttributes(0, 0, 0, null);
    }

    /** That sets bits of {@link MOUNT_ATTR}. */
    public static MountAttributes set(long attributes) {
        return none().andSet(attributes);
    }

    /** That sets what words of {@link MOUNT_ATTR} say. */
    public static MountAttributes set(String attributes) {
        return set(MOUNT_ATTR.parse(attributes));
    }

    /** Sets more. Whoever sets one of the times of access has the others cleared. */
    public MountAttributes andSet(long attributes) {
        boolean times = (attributes & MOUNT_ATTR._ATIME) != 0;
        return new MountAttributes(set | attributes, times ? clear | MOUNT_ATTR._ATIME : clear, propagation, users);
    }

    /** Clears bits of {@link MOUNT_ATTR}. */
    public MountAttributes clear(long attributes) {
        return new MountAttributes(set, clear | attributes, propagation, users);
    }

    /** Clears what words of {@link MOUNT_ATTR} say. */
    public MountAttributes clear(String attributes) {
        return clear(MOUNT_ATTR.parse(attributes));
    }

    /** Says how mounts below spread: {@code shared}, {@code slave}, {@code private} or {@code unbindable}. */
    public MountAttributes propagation(String kind) {
        return new MountAttributes(set, clear, MS.parse(kind), users);
    }

    /**
     * Shows the owners of files as a user namespace maps them. For a mount that is not attached yet.
     *
     * @param userNamespace a descriptor of {@code /proc/…/ns/user}, other than the caller's own
     */
    public MountAttributes mapOwners(HasFd userNamespace) {
        return new MountAttributes(set | MOUNT_ATTR.IDMAP, clear, propagation, userNamespace.fd());
    }

    /** Changes the mount whose topmost directory is at a path. */
    public void applyTo(String path) throws ErrnoException {
        apply(HERE, path, 0);
    }

    /** Changes the mount at a path and all below it. */
    public void applyToTree(String path) throws ErrnoException {
        apply(HERE, path, AT.RECURSIVE);
    }

    void apply(Fd directory, String path, int flags) throws ErrnoException {
        if (users == null) {
            apply(directory, path, flags, 0);
            return;
        }
        int number = users.enter();
        try {
            apply(directory, path, flags, number);
        } finally {
            users.exit();
        }
    }

    private void apply(Fd directory, String path, int flags, int userNamespace) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MountAttr record = MountAttr.allocate(scratch).attr_set(set).attr_clr(clear).propagation(propagation).userns_fd(userNamespace);
            MountCalls.mountSetattr(directory, path, flags, record);
        }
    }
}
