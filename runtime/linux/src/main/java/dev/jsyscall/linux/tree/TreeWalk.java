package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.dir.DT;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.stat.Statx;
import dev.jsyscall.linux.file.FileType;
import java.io.Closeable;

/**
 * A walk through a tree, depth first: a cursor on one entry after the other.
 *
 * <pre>{@code
 * try (TreeWalk walk = Tree.at("/usr").walk()) {
 *     while (walk.next()) {
 *         if (walk.isRegularFile()) bytes += walk.size();
 *     }
 * }
 * }</pre>
 *
 * <p>What it says of an entry is true until the next. Names are decoded, and the file's status is read, when they are asked for; a walk
 * that asks for no name allocates nothing per entry. Directories are opened by name in the one above, never by a path, and no link is
 * followed unless that was asked for: a tree that others change meanwhile cannot mislead it to anything outside.
 *
 * <p>For one thread at a time.
 */
public final class TreeWalk implements Closeable {
    private static final int OPEN = O.RDONLY | O.DIRECTORY | O.CLOEXEC;

    private final Tree tree;
    private final Descent descent;
    private final Levels levels = new Levels();
    private final Current current;

    private Dents here;
    private boolean ahead = true;
    private boolean leaving;
    private boolean skipped;
    /** Whether an error ended it. */
    private boolean ended;
    private boolean moving;
    private boolean closed;

    private TreeWalk(Tree tree) {
        this.tree = tree;
        descent = new Descent(tree.base, tree.open, new Reader());
        here = levels.enter(Dents.single(tree.path));
        current = new Current(here, tree.base, follows());
    }

    static TreeWalk begin(Tree tree) throws ErrnoException {
        TreeWalk walk = new TreeWalk(tree);
        try {
            walk.here.advance(tree.base);
            walk.status();
            return walk;
        } catch (ErrnoException e) {
            walk.close();
            throw e;
        }
    }

    /**
     * Goes to the next entry; the first is the start itself. May wait for the disk.
     *
     * @return false after the last, and after an error that ended the walk
     * @throws TreeException if the walk's {@link TreeErrors} end it, or if a directory was moved while the walk was deep inside it
     * @throws IllegalStateException if the walk is closed
     */
    public boolean next() throws ErrnoException {
        moving = true;
        try {
            while (!ended && step()) {
                if (tells()) return true;
            }
            return false;
        } finally {
            moving = false;
        }
    }

    /** Whether its order wants the caller to know of the current entry, now. */
    private boolean tells() {
        if (tree.order == Order.PRE) return !leaving;
        return tree.order == Order.BOTH || leaving || !descends();
    }

    private boolean step() throws ErrnoException {
        checkOpen();
        if (ahead) {
            ahead = false;
            return true;
        }
        if (!leaving && !skipped && descends() && !enter()) {
            leaving = true;
            return true;
        }
        skipped = false;
        long result = here.advance(descent.here());
        if (result < 0) failed(descent.here().failure(result, "getdents64", descent.here()), levels.path());
        leaving = result <= 0;
        if (leaving && depth() == 0) return false;
        if (leaving) leave();
        current.move(here, descent.here(), follows());
        return true;
    }

    /** Whether the walk goes into the current entry next. */
    boolean descends() {
        return depth() < tree.depth && isDirectory();
    }

    private boolean follows() {
        return tree.links == Links.FOLLOW || tree.links == Links.FOLLOW_START && depth() == 0;
    }

    /** Opens the current entry, a directory, and goes in; false if that is impossible or not wanted. */
    private boolean enter() throws ErrnoException {
        boolean byLink = current.byLink();
        OwnedFd fd;
        Statx who;
        try {
            fd = current.open(OPEN | (byLink ? 0 : O.NOFOLLOW));
        } catch (ErrnoException e) {
            return failed(e, path());
        }
        try {
            who = descent.identify(fd);
        } catch (ErrnoException e) {
            fd.close();
            return failed(e, path());
        }
        int met = descent.levelOf(who);
        boolean elsewhere = tree.oneFileSystem && depth() > 0 && Descent.device(who) != descent.startDevice();
        if (met > 0 || elsewhere || byLink && !descent.mayFollow()) {
            fd.close();
            if (elsewhere) return false;
            String reason = met > 0 ? "a loop: it is the directory " + (depth() - met + 1) + " above, too" : "too many links on the way";
            return failed(TreeException.of(path(), E.LOOP, "openat", reason), path());
        }
        descent.enter(fd, who, byLink);
        here = levels.enter(Dents.reading());
        return true;
    }

    private void leave() throws ErrnoException {
        here = levels.leave();
        try {
            descent.leave();
        } catch (ErrnoException e) {
            ended = true;
            throw TreeException.of(levels.entryPath(), e);
        }
    }

    /** Reads all of a directory above before it is closed for want of descriptors. */
    private final class Reader implements Descent.Parting {
        @Override
        public void from(int level, Fd directory) throws ErrnoException {
            long result = levels.drain(level, directory);
            if (result < 0) failed(directory.failure(result, "getdents64", directory), levels.path(level));
        }
    }

    private boolean failed(ErrnoException error, String path) throws TreeException {
        ended = true;
        tree.errors.handle(TreeException.of(path, error));
        ended = false;
        return false;
    }

    /** Does not enter the directory that the walk has just come to, nor tell of it again. Nothing happens if it is none. */
    public void skip() {
        skipped = true;
    }

    /** Whether this is the second time that it tells of this directory, or the first and last in {@link Order#POST}. */
    public boolean isLeaving() {
        return leaving;
    }

    /** How many directories below the start; the start itself has 0. */
    public int depth() {
        return levels.depth();
    }

    /** The entry's name in its directory; of the start, the path that was given. */
    public String name() {
        return current().name();
    }

    /** The entry's path from the start on: what was given, and the names below it. It may be longer than the kernel takes. */
    public String path() {
        return levels.path() + name();
    }

    /**
     * The directory that has the entry, lent until the next entry: for calls on {@link #name()} by the *at forms. It is open for reading,
     * unless it may not be read and was closed and opened again: see {@link Tree#maxOpen}.
     */
    public Fd directory() {
        return current().directory();
    }

    /** What it is; {@link FileType#UNKNOWN} if it vanished before that could be asked. */
    public FileType type() {
        return FileType.ofEntry(current().type());
    }

    /** Whether it is a directory, or a link to one that is followed. */
    public boolean isDirectory() {
        return current().type() == DT.DIR;
    }

    /** Whether it is a regular file, or a link to one that is followed. */
    public boolean isRegularFile() {
        return current().type() == DT.REG;
    }

    /** Whether it is a symbolic link that is not followed. */
    public boolean isSymbolicLink() {
        return current().type() == DT.LNK;
    }

    /** Its number in its file system as the directory says; 0 of the start. */
    public long inode() {
        return current().inode();
    }

    /** Its size in bytes, by {@link #status}. */
    public long size() throws ErrnoException {
        return status().size();
    }

    /**
     * Its status: all that stat(2) tells. It is read when first asked for, into memory that the next entry's takes; a
     * {@link dev.jsyscall.linux.file.FileStatus} of it stays.
     *
     * @throws TreeException as statx(2), for instance if it vanished
     */
    public Statx status() throws ErrnoException {
        long result = current().load();
        if (Syscall.isError(result)) throw TreeException.of(path(), current.unknown(result));
        return current.status();
    }

    /**
     * Where the symbolic link leads.
     *
     * @throws TreeException EINVAL if it is none
     */
    public String linkTarget() throws ErrnoException {
        try {
            return current().linkTarget();
        } catch (ErrnoException e) {
            throw TreeException.of(path(), e);
        }
    }

    /** {@link #open(int)} with words: {@code "rdonly"}. */
    public OwnedFd open(String flags) throws ErrnoException {
        return open(O.parse(flags));
    }

    /**
     * Opens the entry, without following a link that took its place.
     *
     * @param flags as for openat(2), of {@link O}; {@code nofollow}, {@code cloexec} and {@code largefile} are added
     * @return a descriptor that the caller closes
     * @throws TreeException as openat(2)
     */
    public OwnedFd open(int flags) throws ErrnoException {
        try {
            return current().open(flags | O.CLOEXEC | O.LARGEFILE | (follows() ? 0 : O.NOFOLLOW));
        } catch (ErrnoException e) {
            throw TreeException.of(path(), e);
        }
    }

    /** The entry as a record that stays. */
    public TreeEntry entry() {
        return new TreeEntry(path(), name(), depth(), type(), inode());
    }

    private Current current() {
        checkOpen();
        return current;
    }

    private void checkOpen() {
        if (closed) throw new IllegalStateException("the walk is closed");
    }

    /** Ends the walk and closes its directories. It tells nothing more. */
    @Override
    public void close() throws ErrnoException {
        if (closed) return;
        closed = true;
        if (!moving) { // a handler of errors may close what is still at work
            levels.release();
            current.release();
        }
        descent.close();
    }
}
