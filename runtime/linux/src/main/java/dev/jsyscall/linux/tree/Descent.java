package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directories from a start down to where one is, of which only the deepest few are open.
 *
 * <p>Level 0 is where the start's path begins, and belongs to somebody else; the start is level 1. A directory that was closed on the way
 * down is opened again by {@code ..} on the way up, and must then be the one it was: if it was moved meanwhile, that ends the descent.
 */
final class Descent implements Closeable {
    /** As many symbolic links as the kernel follows in one path. */
    private static final int MOST_LINKS = 40;

    private static final int UP = O.DIRECTORY | O.NOFOLLOW | O.CLOEXEC;

    /** Told of a directory before it is closed on the way down. */
    interface Parting {
        void from(int level, Fd directory) throws ErrnoException;
    }

    /** A directory on the way: its descriptor while it is open, and who it is. */
    private static final class Level {
        @Nullable OwnedFd fd;
        final long device;
        final long inode;
        final boolean byLink;

        Level(OwnedFd fd, Statx about, boolean byLink) {
            this.fd = fd;
            device = device(about);
            inode = about.ino();
            this.byLink = byLink;
        }

        boolean is(Statx about) {
            return inode == about.ino() && device == device(about);
        }
    }

    private final Fd base;
    private final int mostOpen;
    private final Parting parting;
    private final Statx about = Statx.of(MemorySegment.ofArray(new byte[Statx.SIZE]));
    private final List<Level> levels = new ArrayList<>();

    /** The shallowest level that may be open apart from those that links pin down. */
    private int firstOpen = 1;
    private int links;

    Descent(Fd base, int mostOpen, Parting parting) {
        this.base = base;
        this.mostOpen = mostOpen;
        this.parting = parting;
    }

    /** How many directories down. */
    int depth() {
        return levels.size();
    }

    /** The directory where one is. */
    Fd here() {
        if (levels.isEmpty()) return base;
        OwnedFd fd = levels.getLast().fd;
        if (fd == null) throw new IllegalStateException("the directory was closed on the way down");
        return fd;
    }

    /** The device of the start, in the form of {@link #device(Statx)}. */
    long startDevice() {
        return levels.getFirst().device;
    }

    /** Device numbers as one. */
    static long device(Statx about) {
        return (long) about.dev_major() << 32 | Integer.toUnsignedLong(about.dev_minor());
    }

    /** Who a directory is; valid until the next call here. */
    Statx identify(Fd directory) throws ErrnoException {
        StatCalls.statx(directory, "", AT.EMPTY_PATH | AT.NO_AUTOMOUNT, STATX.TYPE | STATX.INO, about);
        return about;
    }

    /** The level of the directory with this identity on the way here, 0 if it is not there. */
    int levelOf(Statx who) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            if (levels.get(i).is(who)) return i + 1;
        }
        return 0;
    }

    /** Whether one more symbolic link may be followed. */
    boolean mayFollow() {
        return links < MOST_LINKS;
    }

    /**
     * Goes down.
     *
     * @param fd a directory in {@link #here}, closed here from now on, also if this fails
     * @param who its identity
     * @param byLink whether a symbolic link led to it, so that {@code ..} does not lead back
     */
    void enter(OwnedFd fd, Statx who, boolean byLink) throws ErrnoException {
        levels.add(new Level(fd, who, byLink));
        if (byLink) links++;
        while (levels.size() - firstOpen + 1 > mostOpen) part(firstOpen++);
    }

    private void part(int level) throws ErrnoException {
        Level closing = levels.get(level - 1);
        boolean pinned = level < levels.size() && levels.get(level).byLink;
        if (pinned || closing.fd == null) return;
        parting.from(level, closing.fd);
        closing.fd.close();
        closing.fd = null;
    }

    /** Goes up. */
    void leave() throws ErrnoException {
        Level left = levels.getLast();
        try (OwnedFd fd = left.fd) {
            int up = levels.size() - 1;
            if (up > 0 && fd != null && levels.get(up - 1).fd == null) reopen(levels.get(up - 1), fd);
            firstOpen = Math.min(firstOpen, Math.max(up, 1));
        } finally {
            levels.removeLast();
            if (left.byLink) links--;
        }
    }

    private void reopen(Level level, Fd below) throws ErrnoException {
        OwnedFd fd = above(below);
        level.fd = fd;
        if (level.is(identify(fd))) return;
        throw TreeException.of("..", E.STALE, "openat",
                "a directory was moved elsewhere while work in it went on, so there is no way back");
    }

    /** One that may not be read can still be left upwards, and names in it be looked up. */
    private static OwnedFd above(Fd below) throws ErrnoException {
        try {
            return FcntlCalls.openat(below, "..", UP | O.RDONLY);
        } catch (ErrnoException e) {
            if (!e.is(E.ACCES)) throw e;
            return FcntlCalls.openat(below, "..", UP | O.PATH);
        }
    }

    @Override
    public void close() throws ErrnoException {
        while (!levels.isEmpty()) {
            Level level = levels.removeLast();
            if (level.fd != null) level.fd.close();
        }
    }
}
