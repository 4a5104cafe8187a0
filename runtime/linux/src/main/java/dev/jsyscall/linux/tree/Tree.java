package dev.jsyscall.linux.tree;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A tree of files, and how to walk it: {@code Tree.at("/etc").order(Order.POST).walk()}.
 *
 * <p>Each method returns another description; none touches the file system before {@link #walk} or {@link #stream}.
 */
public final class Tree {
    /** As Dir.cwd(), without that class, which a walk at a program's start would wait for. */
    static final BorrowedFd CWD = BorrowedFd.of(AT.FDCWD, "AT_FDCWD");

    private static final int MOST_OPEN = 32;
    private static final int LEAST_OPEN = 2;

    final Fd base;
    final String path;
    final Order order;
    final Links links;
    final TreeErrors errors;
    final int depth;
    final int open;
    final boolean oneFileSystem;

    private Tree(Fd base, String path, Order order, Links links, TreeErrors errors, int depth, int open, boolean oneFileSystem) {
        this.base = base;
        this.path = path;
        this.order = order;
        this.links = links;
        this.errors = errors;
        this.depth = depth;
        this.open = open;
        this.oneFileSystem = oneFileSystem;
    }

    /** What is at a path; if that is no directory, it is the only entry. */
    public static Tree at(String path) {
        return at(CWD, path);
    }

    /** What is at a path that begins in a directory. */
    public static Tree at(HasFd directory, String path) {
        return new Tree(directory.fd(), path, Order.PRE, Links.STAY, TreeErrors.FAIL, Integer.MAX_VALUE, MOST_OPEN, false);
    }

    /** A directory that is open; its path is {@code .} */
    public static Tree at(HasFd directory) {
        return at(directory, ".");
    }

    /** When it tells of directories; {@link Order#PRE} if nothing is said. */
    public Tree order(Order wanted) {
        return new Tree(base, path, wanted, links, errors, depth, open, oneFileSystem);
    }

    /** What it makes of symbolic links; {@link Links#STAY} if nothing is said. */
    public Tree links(Links wanted) {
        return new Tree(base, path, order, wanted, errors, depth, open, oneFileSystem);
    }

    /** What becomes of errors inside of the tree; {@link TreeErrors#FAIL} if nothing is said. */
    public Tree onError(TreeErrors wanted) {
        return new Tree(base, path, order, links, wanted, depth, open, oneFileSystem);
    }

    /** How far it goes down: with 0 it tells of the start alone, with 1 of its entries, too. */
    public Tree maxDepth(int most) {
        if (most < 0) throw new IllegalArgumentException("a depth is not negative: " + most);
        return new Tree(base, path, order, links, errors, most, open, oneFileSystem);
    }

    /**
     * How many directories it keeps open at most, at any depth, from 2 on; 32 if nothing is said. Those above are closed on the way down and
     * opened again on the way up.
     */
    public Tree maxOpen(int most) {
        if (most < LEAST_OPEN) throw new IllegalArgumentException("a walk needs 2 open directories at least, not " + most);
        return new Tree(base, path, order, links, errors, depth, most, oneFileSystem);
    }

    /** That it enters no directory of another file system than the start's. */
    public Tree oneFileSystem() {
        return new Tree(base, path, order, links, errors, depth, open, true);
    }

    /**
     * Begins a walk, which the caller closes.
     *
     * @throws ErrnoException if the start cannot be looked at, as statx(2)
     */
    public TreeWalk walk() throws ErrnoException {
        return TreeWalk.begin(this);
    }

    /**
     * A walk as a stream of records, which the caller closes. Errors that end the walk are thrown as {@link UncheckedIOException}.
     *
     * @throws ErrnoException if the start cannot be looked at, as statx(2)
     */
    public Stream<TreeEntry> stream() throws ErrnoException {
        TreeWalk walk = walk();
        Spliterator<TreeEntry> entries =
                Spliterators.spliteratorUnknownSize(new Entries(walk), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(entries, false).onClose(() -> {
            try {
                walk.close();
            } catch (ErrnoException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A copy of it, to be described further; {@link TreeCopy#to} makes it. */
    public TreeCopy copy() {
        return TreeCopy.of(this);
    }

    /**
     * Removes all of it: files, links themselves, directories. What others remove meanwhile counts as removed. A directory that may not be
     * read is removed if it is empty; one that may not be written to keeps its entries, and the error says so.
     *
     * <p>The start must be called by a name that can be removed, which {@code .}, {@code ..}, {@code /} and a link with a slash behind it
     * cannot: {@link #removeContents} is for these.
     *
     * @return how many entries were removed
     * @throws ErrnoException EINVAL or ENOTDIR if the start has no such name, with nothing removed; if there is nothing at the start; or if
     *     {@link #onError} ends it
     */
    public long remove() throws ErrnoException {
        return Removal.run(this, true);
    }

    /**
     * {@link #remove} for when there may be nothing.
     *
     * @return whether there was something at the start
     */
    public boolean removeIfExists() throws ErrnoException {
        try {
            Removal.run(this, true);
            return true;
        } catch (TreeException e) {
            if (e.is(E.NOENT) && e.path().equals(path)) return false;
            throw e;
        }
    }

    /**
     * Removes all that is below the start, and leaves that empty. A link at the start is followed.
     *
     * @return how many entries were removed
     * @throws ErrnoException ENOTDIR if the start is no directory; or as {@link #remove}
     */
    public long removeContents() throws ErrnoException {
        return Removal.run(this, false);
    }

    private static final class Entries implements Iterator<TreeEntry> {
        private final TreeWalk walk;
        private boolean ahead;
        private boolean there;

        Entries(TreeWalk walk) {
            this.walk = walk;
        }

        @Override
        public boolean hasNext() {
            if (ahead) return there;
            try {
                there = walk.next();
            } catch (ErrnoException e) {
                throw new UncheckedIOException(e);
            }
            ahead = true;
            return there;
        }

        @Override
        public TreeEntry next() {
            if (!hasNext()) throw new NoSuchElementException();
            ahead = false;
            return walk.entry();
        }
    }
}
