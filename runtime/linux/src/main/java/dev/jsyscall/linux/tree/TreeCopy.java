package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;

/**
 * How a tree is copied: {@code Tree.at("/home/me").copy().merge().to("/backup/me")}.
 *
 * <p>A copy has its source's files with content, holes, permissions, times, attributes and hard links among each other; symbolic links as
 * they are; pipes, sockets and devices, if the caller may make them; and owners, as far as the caller may give files away: without that,
 * no set-id bits. While a directory is filled, it is its maker's alone.
 */
public final class TreeCopy {
    final Tree source;
    final boolean merges;
    final boolean owners;
    final boolean attributes;
    final Reflink reflink;

    private TreeCopy(Tree source, boolean merges, boolean owners, boolean attributes, Reflink reflink) {
        this.source = source;
        this.merges = merges;
        this.owners = owners;
        this.attributes = attributes;
        this.reflink = reflink;
    }

    static TreeCopy of(Tree source) {
        return new TreeCopy(source, false, true, true, Reflink.AUTO);
    }

    /**
     * Goes into directories that are there already, and replaces what else is there as soon as its copy is whole. Otherwise that is an
     * EEXIST. What would be copied onto itself is an EINVAL, and stays as it is.
     */
    public TreeCopy merge() {
        return new TreeCopy(source, true, owners, attributes, reflink);
    }

    /** Leaves owner and group to the system; then there are no set-id bits. */
    public TreeCopy withoutOwners() {
        return new TreeCopy(source, merges, false, attributes, reflink);
    }

    /** Copies no extended attributes, and so no access lists. */
    public TreeCopy withoutAttributes() {
        return new TreeCopy(source, merges, owners, false, reflink);
    }

    /** Whether files share blocks with their copies; {@link Reflink#AUTO} if nothing is said. */
    public TreeCopy reflink(Reflink wanted) {
        return new TreeCopy(source, merges, owners, attributes, wanted);
    }

    /**
     * Copies the tree. Errors are handled as {@link Tree#onError} says; a file that could not be copied whole is not there.
     *
     * @param path where the start's copy will be; the directory above must be there
     * @return how many entries were copied
     * @throws ErrnoException if there is nothing at the start, or if an error ends it
     */
    public long to(String path) throws ErrnoException {
        return to(Tree.CWD, path);
    }

    /** {@link #to(String)} with a path that begins in a directory. */
    public long to(HasFd directory, String path) throws ErrnoException {
        Fd base = directory.fd();
        try (CopyRun run = new CopyRun(this, base, path)) {
            return run.run();
        }
    }
}
