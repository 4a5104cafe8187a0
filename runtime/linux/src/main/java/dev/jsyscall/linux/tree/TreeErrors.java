package dev.jsyscall.linux.tree;

/**
 * What becomes of an error inside of a tree: an exception thrown here ends the work, a return lets it go on with the next entry.
 *
 * <p>To gather them: {@code errors::add} of a list.
 */
@FunctionalInterface
public interface TreeErrors {
    /** The first error ends it. */
    TreeErrors FAIL = Choice.FAIL;

    /** Errors are passed over: what cannot be read seems empty. */
    TreeErrors SKIP = Choice.SKIP;

    /**
     * Takes notice of an error.
     *
     * @throws TreeException to end the work: {@code error} itself, or another
     */
    void handle(TreeException error) throws TreeException;

    /** The choices that have names. No lambdas: the first of them in a process costs as much as walking through many files. */
    enum Choice implements TreeErrors {
        /** See {@link TreeErrors#FAIL}. */
        FAIL,
        /** See {@link TreeErrors#SKIP}. */
        SKIP;

        @Override
        public void handle(TreeException error) throws TreeException {
            if (this == FAIL) throw error;
        }
    }
}
