package dev.jsyscall.verify.draft;

/** Something that the language cannot say, or this importer does not. */
final class NotDraftable extends Exception {
    @java.io.Serial
    private static final long serialVersionUID = 1;

    NotDraftable(String reason) {
        super(reason);
    }
}
