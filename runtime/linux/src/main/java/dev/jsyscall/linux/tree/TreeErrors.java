package dev.jsyscall.linux.tree;

/**
 * What becomes of an error inside of a tree: an exception thrown here ends the work, a return lets it go on with the next entry.
 *
 * <p>To gather them: {@code errors::add} of a list.
 */
@FunctionalInterface
public interface TreeErrors {
    /** The first error ends it. */
    TreeErrors FAIL = error -> {
        throw error;
    };

    /** Errors are passed over: what cannot be read seems empty. */
    TreeErrors SKIP = error -> {};

    /**
     * Takes notice of an error.
     *
     * @throws TreeException to end the work: {@code error} itself, or another
     */
    void handle(TreeException error) throws TreeException;
}
