package dev.jsyscall.linux.mount;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.PathText;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mount.FSMOUNT;
import dev.jsyscall.linux.abi.mount.FSOPEN;
import dev.jsyscall.linux.abi.mount.FSPICK;
import dev.jsyscall.linux.abi.mount.MOUNT_ATTR;
import dev.jsyscall.linux.abi.mount.MountCalls;
import dev.jsyscall.linux.file.Dir;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system that is being set up, step by step:
 *
 * <pre>{@code
 * try (MountContext tmpfs = MountContext.open("tmpfs")) {
 *     tmpfs.set("size", "10m").create();
 *     try (DetachedMount mount = tmpfs.mount("nosuid, nodev")) {
 *         mount.attach("/mnt");
 *     }
 * }
 * }</pre>
 *
 * <p>If a step fails, the file system's own words about it are in the exception's message, and this stays open: another value may do.
 * Needs CAP_SYS_ADMIN; since Linux 5.2.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/fsopen.2.html">fsopen(2)</a>
 */
public final class MountContext implements HasFd, Closeable {
    private static final int MESSAGE_BYTES = 4096;

    private final OwnedFd fd;

    private MountContext(OwnedFd fd) {
        this.fd = fd;
    }

    /** A new file system of a type. */
    public static MountContext open(String type) throws ErrnoException {
        return new MountContext(MountCalls.fsopen(type, FSOPEN.CLOEXEC));
    }

    /** The mounted file system that has what is at a path, to be changed by {@link #reconfigure}. */
    public static MountContext pick(String path) throws ErrnoException {
        return pick(Dir.cwd(), path, 0);
    }

    /** The mounted file system that has what is open on a descriptor, to be changed by {@link #reconfigure}. */
    public static MountContext pick(HasFd file) throws ErrnoException {
        return pick(file, "", FSPICK.EMPTY_PATH);
    }

    /**
     * {@link #pick(String)} with a path that begins in a directory.
     *
     * @param flags bits of {@link FSPICK}; {@code cloexec} is added
     */
    public static MountContext pick(HasFd directory, String path, int flags) throws ErrnoException {
        return new MountContext(MountCalls.fspick(directory.fd(), path, flags | FSPICK.CLOEXEC));
    }

    /** {@link #pick(HasFd, String, int)} with words of {@link FSPICK}: {@code "symlink_nofollow"}. */
    public static MountContext pick(HasFd directory, String path, String flags) throws ErrnoException {
        return pick(directory, path, FSPICK.parse(flags));
    }

    /** Sets an option to a text; the option {@code source} says what is mounted. */
    public MountContext set(String key, String value) throws ErrnoException {
        return step(() -> MountCalls.fsconfigSetString(fd, key, value));
    }

    /** Sets an option that has no value: {@code ro}. */
    public MountContext set(String key) throws ErrnoException {
        return step(() -> MountCalls.fsconfigSetFlag(fd, key));
    }

    /** Sets an option to bytes, at most 1 MiB. */
    public MountContext set(String key, MemorySegment value) throws ErrnoException {
        return step(() -> MountCalls.fsconfigSetBinary(fd, key, value));
    }

    /** Sets an option to the file at a path. Most file systems take that as a text, by {@link #set(String, String)}. */
    public MountContext setPath(String key, String path) throws ErrnoException {
        return setPath(key, Dir.cwd(), path);
    }

    /** {@link #setPath(String, String)} with a path that begins in a directory. */
    public MountContext setPath(String key, HasFd directory, String path) throws ErrnoException {
        return step(() -> MountCalls.fsconfigSetPath(fd, key, path, directory.fd()));
    }

    /** Sets an option to what is open on a descriptor. */
    public MountContext set(String key, HasFd value) throws ErrnoException {
        return step(() -> MountCalls.fsconfigSetFd(fd, key, value.fd()));
    }

    /** Makes the file system, or takes one with these options that is there already. May block. */
    public MountContext create() throws ErrnoException {
        return step(() -> MountCalls.fsconfigCmdCreate(fd));
    }

    /** Makes a file system that nobody shares; EBUSY if there is one with these options. May block. Since Linux 6.6. */
    public MountContext createExclusively() throws ErrnoException {
        return step(() -> MountCalls.fsconfigCmdCreateExcl(fd));
    }

    /** Gives a mounted file system the options that were set. May block. */
    public MountContext reconfigure() throws ErrnoException {
        return step(() -> MountCalls.fsconfigCmdReconfigure(fd));
    }

    /**
     * A mount of the file system, attached nowhere.
     *
     * @param attributes bits of {@link MOUNT_ATTR}
     */
    public DetachedMount mount(long attributes) throws ErrnoException {
        if (attributes >>> Integer.SIZE != 0) {
            throw new IllegalArgumentException("a new mount's attributes have 32 bits, unlike 0x" + Long.toHexString(attributes));
        }
        try {
            return new DetachedMount(MountCalls.fsmount(fd, FSMOUNT.CLOEXEC, (int) attributes));
        } catch (ErrnoException e) {
            throw MountException.of(e, messages());
        }
    }

    /** {@link #mount(long)} with words of {@link MOUNT_ATTR}: {@code "nosuid, nodev"}. */
    public DetachedMount mount(String attributes) throws ErrnoException {
        return mount(MOUNT_ATTR.parse(attributes));
    }

    /** {@link #mount(long)} without attributes. */
    public DetachedMount mount() throws ErrnoException {
        return mount(0);
    }

    private interface Step {
        void run() throws ErrnoException;
    }

    private MountContext step(Step step) throws ErrnoException {
        try {
            step.run();
            return this;
        } catch (ErrnoException e) {
            throw MountException.of(e, messages());
        }
    }

    /** What the file system has to say since it was last asked: errors begin with {@code e}, warnings with {@code w}. */
    public List<String> messages() throws ErrnoException {
        List<String> messages = new ArrayList<>();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment memory = scratch.reserve(MESSAGE_BYTES);
            long length;
            while ((length = FileCalls.tryRead(fd, memory)) > 0) messages.add(PathText.decode(memory, 0, length).strip());
        }
        return messages;
    }

    @Override
    public Fd fd() {
        return fd;
    }

    /** Ends the setting up. What was mounted stays. */
    @Override
    public void close() throws ErrnoException {
        fd.close();
    }
}
