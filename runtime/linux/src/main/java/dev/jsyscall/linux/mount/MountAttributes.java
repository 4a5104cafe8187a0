package dev.jsyscall.linux.mount;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.mount.MOUNT_ATTR;
import dev.jsyscall.linux.abi.mount.MS;
import dev.jsyscall.linux.abi.mount.MountAttr;
import dev.jsyscall.linux.file.Dir;
import dev.jsyscall.linux.raw.MountRaw;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of what holds for mounts: {@code MountAttributes.set("rdonly, nosuid").clear("noexec").applyTo("/mnt")}. All of it happens or
 * nothing. Since Linux 5.12.
 *
 * <p>When access times are kept is one of three: {@code relatime}, {@code noatime}, {@code strictatime}. Whoever sets one has the others
 * cleared; clearing one alone would leave it open which is meant, and is refused.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/mount_setattr.2.html">mount_setattr(2)</a>
 */
public final class MountAttributes {
    private static final long TIMES = MOUNT_ATTR._ATIME;
    private static final int KINDS = MS.SHARED | MS.PRIVATE | MS.SLAVE | MS.UNBINDABLE;

    private final long set;
    private final long clear;
    private final int propagation;
    private final @Nullable Fd users;

    private MountAttributes(long set, long clear, int propagation, @Nullable Fd users) {
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
        return none().andSet(attributes);
    }

    /** Sets more bits of {@link MOUNT_ATTR}. {@code RELATIME} is none: see {@link #relatime}. */
    public MountAttributes andSet(long attributes) {
        return (attributes & TIMES) == 0 ? new MountAttributes(set | attributes, clear, propagation, users) : withTimes(attributes);
    }

    /** Sets more, in words of {@link MOUNT_ATTR}. */
    public MountAttributes andSet(String attributes) {
        // Words about times replace all the bits that are there before, which together mean nothing.
        long said = MOUNT_ATTR.table().change(TIMES, attributes);
        return (said & TIMES) == TIMES ? andSet(said & ~TIMES) : withTimes(said);
    }

    /** Keeps access times where they matter, as is usual. */
    public MountAttributes relatime() {
        return withTimes(MOUNT_ATTR.RELATIME);
    }

    private MountAttributes withTimes(long attributes) {
        return new MountAttributes(set & ~TIMES | attributes, clear | TIMES, propagation, users);
    }

    /**
     * Clears bits of {@link MOUNT_ATTR}.
     *
     * @throws IllegalArgumentException for one of the three that say when access times are kept
     */
    public MountAttributes clear(long attributes) {
        long times = attributes & TIMES;
        if (times != 0 && times != TIMES) {
            throw new IllegalArgumentException("to clear " + MOUNT_ATTR.format(times) + ", set relatime, noatime or strictatime");
        }
        return new MountAttributes(set, clear | attributes, propagation, users);
    }

    /** Clears what words of {@link MOUNT_ATTR} say. */
    public MountAttributes clear(String attributes) {
        return clear(MOUNT_ATTR.parse(attributes));
    }

    /** Says how mounts below spread: {@link MS#SHARED}, {@link MS#SLAVE}, {@link MS#PRIVATE} or {@link MS#UNBINDABLE}. */
    public MountAttributes propagation(int kind) {
        if (Integer.bitCount(kind) != 1 || (kind & KINDS) == 0) {
            throw new IllegalArgumentException("propagation is shared, slave, private or unbindable, not " + MS.format(kind));
        }
        return new MountAttributes(set, clear, kind, users);
    }

    /** {@link #propagation(int)} as a word of {@link MS}: {@code "shared"}. */
    public MountAttributes propagation(String kind) {
        return propagation(MS.parse(kind));
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
        applyTo(Dir.cwd(), path, 0);
    }

    /** Changes the mount at a path and all below it. */
    public void applyToTree(String path) throws ErrnoException {
        applyTo(Dir.cwd(), path, AT.RECURSIVE);
    }

    /** Changes the mount whose topmost directory is open. */
    public void applyTo(HasFd mount) throws ErrnoException {
        applyTo(mount, "", AT.EMPTY_PATH);
    }

    /** Changes the mount whose topmost directory is open, and all below it. */
    public void applyToTree(HasFd mount) throws ErrnoException {
        applyTo(mount, "", AT.EMPTY_PATH | AT.RECURSIVE);
    }

    /**
     * Changes the mount at a path that begins in a directory.
     *
     * @param flags bits of {@link AT}: {@link AT#RECURSIVE}, {@link AT#SYMLINK_NOFOLLOW}, {@link AT#NO_AUTOMOUNT}, {@link AT#EMPTY_PATH}
     */
    public void applyTo(HasFd directory, String path, int flags) throws ErrnoException {
        Fd start = directory.fd();
        int number = start.enter();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment name = scratch.path(path);
            long result = use(record -> MountRaw.mount_setattr(number, name, flags, record.segment(), MountAttr.SIZE));
            // Not the record, in which nothing set would read as relatime.
            if (result < 0) throw start.failure(result, "mount_setattr", start, path, AT.table().shown(flags), this, MountAttr.SIZE);
        } finally {
            start.exit();
        }
    }

    /** {@link #applyTo(HasFd, String, int)} with words of {@link AT}: {@code "recursive, symlink_nofollow"}. */
    public void applyTo(HasFd directory, String path, String flags) throws ErrnoException {
        applyTo(directory, path, AT.parse(flags));
    }

    /** A call that takes these attributes. */
    interface Use<T> {
        T of(MountAttr record) throws ErrnoException;
    }

    <T> T use(Use<T> call) throws ErrnoException {
        int number = users == null ? 0 : users.enter();
        try (Scratch scratch = Scratch.open()) {
            return call.of(MountAttr.allocate(scratch).attr_set(set).attr_clr(clear).propagation(propagation).userns_fd(number));
        } finally {
            if (users != null) users.exit();
        }
    }

    /** As strace prints it, without what is not changed: {@code {attr_set=rdonly,noatime, attr_clr=noexec, propagation=shared}}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        boolean times = (clear & TIMES) == TIMES;
        if (times) parts.add("attr_set=" + MOUNT_ATTR.format(set)); // of the three, one is meant
        else if (set != 0) parts.add("attr_set=" + bits(set));
        if ((clear & ~TIMES) != 0) parts.add("attr_clr=" + bits(clear & ~TIMES));
        if (propagation != 0) parts.add("propagation=" + MS.format(propagation));
        if (users != null) parts.add("userns_fd=" + users);
        return "{" + String.join(", ", parts) + "}";
    }

    /** The words for bits that say nothing of times, where 0 would be taken for {@code relatime}. */
    private static String bits(long attributes) {
        List<String> words = new ArrayList<>(List.of(MOUNT_ATTR.format(attributes).split(",", -1)));
        words.remove("relatime");
        return String.join(",", words);
    }
}
