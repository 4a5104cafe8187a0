package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.file.OK;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.STATX_ATTR;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Removes trees, each entry by its name in a directory that is open. */
final class Removal {
    private static final int RIGHTS = 0_7777;

    private final Tree tree;
    private final Statx about = Statx.of(MemorySegment.ofArray(new byte[Statx.SIZE]));

    /** Why the directory that comes next could not be read. An empty one can be removed all the same. */
    private @Nullable TreeException unreadable;

    private Removal(Tree tree) {
        this.tree = tree;
    }

    /** Removes what is at and below the start, or only what is below; returns how many entries are gone. */
    static long run(Tree tree, boolean startToo) throws ErrnoException {
        return new Removal(tree).run(startToo);
    }

    private long run(boolean startToo) throws ErrnoException {
        if (startToo) checkName();
        long removed = 0;
        Tree links = startToo ? tree.links(Links.STAY) : tree.links(Links.FOLLOW_START);
        try (TreeWalk walk = links.order(Order.POST).onError(error -> unreadable = error).walk()) {
            while (walk.next()) {
                if (startToo || walk.depth() > 0) removed += remove(walk);
                else if (!walk.isDirectory()) throw TreeException.of(walk.path(), E.NOTDIR, "openat", "only a directory has contents");
                else if (unreadable != null) tree.errors.handle(unreadable);
                unreadable = null;
            }
        }
        return removed;
    }

    /** Refuses a start by a name that cannot be removed: its contents would be gone by the time that the kernel says so. */
    private void checkName() throws ErrnoException {
        String name = PathParts.of(tree.path).name();
        if (!tree.path.isEmpty() && (name.equals(".") || name.equals("..") || name.equals("/"))) {
            throw TreeException.of(tree.path, E.INVAL, "unlinkat",
                    "a directory is not removed by the name " + name + "; removeContents() empties it");
        }
        if (tree.path.endsWith("/") && isLink(tree.path.replaceFirst("/+$", ""))) {
            throw TreeException.of(tree.path, E.NOTDIR, "unlinkat",
                    "this is what a link leads to; without the slash the link is removed, and removeContents() empties what it leads to");
        }
    }

    private boolean isLink(String path) {
        try {
            StatCalls.statx(tree.base, path, AT.SYMLINK_NOFOLLOW, STATX.TYPE, about);
            return (about.mode() & S.IFMT) == S.IFLNK;
        } catch (ErrnoException e) {
            return false; // the walk tells
        }
    }

    private int remove(TreeWalk walk) throws ErrnoException {
        Fd directory = walk.directory();
        try {
            unlink(directory, walk.name(), walk.isLeaving() || walk.isDirectory());
            return 1;
        } catch (ErrnoException e) {
            // Somebody else was faster: it is gone, and that is what was wanted.
            if (!e.is(E.NOENT)) tree.errors.handle(unreadable != null ? unreadable : explained(walk, e));
            return 0;
        }
    }

    private static void unlink(Fd directory, String name, boolean isDirectory) throws ErrnoException {
        try {
            DirCalls.unlinkat(directory, name, isDirectory ? AT.REMOVEDIR : 0);
        } catch (ErrnoException e) {
            // Something else took the directory's place; whatever that is, it goes, and what it points to stays.
            if (!isDirectory || !e.is(E.NOTDIR)) throw e;
            DirCalls.unlinkat(directory, name, 0);
        }
    }

    private TreeException explained(TreeWalk walk, ErrnoException error) {
        try {
            if (error.is(E.ACCES) && !writable(walk.directory())) {
                return TreeException.of(walk.path(), error, "the directory that it is in may not be written to: its mode is "
                        + S.format(about.mode() & RIGHTS));
            }
            if (error.is(E.PERM) && fixed(walk.directory(), walk.name())) {
                return TreeException.of(walk.path(), error, "its attributes forbid it: " + STATX_ATTR.format(about.attributes()));
            }
        } catch (ErrnoException e) {
            error.addSuppressed(e);
        }
        return TreeException.of(walk.path(), error);
    }

    private boolean writable(Fd directory) throws ErrnoException {
        StatCalls.statx(directory, "", AT.EMPTY_PATH, STATX.MODE, about);
        try {
            FileCalls.faccessat(directory, ".", OK.W | OK.X);
            return true;
        } catch (ErrnoException e) {
            if (e.is(E.ACCES)) return false;
            throw e;
        }
    }

    private boolean fixed(Fd directory, String name) throws ErrnoException {
        StatCalls.statx(directory, name, AT.SYMLINK_NOFOLLOW, STATX.TYPE, about);
        return (about.attributes() & (STATX_ATTR.IMMUTABLE | STATX_ATTR.APPEND)) != 0;
    }
}
