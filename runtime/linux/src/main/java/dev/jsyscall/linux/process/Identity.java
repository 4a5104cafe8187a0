package dev.jsyscall.linux.process;

/**
 * Who a thread is, as a user or as a group. Ids are 32 bits without a sign.
 *
 * @param real who started it
 * @param effective who it acts for: what permissions are checked with
 * @param saved who it may become again
 * @see Ids
 */
public record Identity(int real, int effective, int saved) {

    /** The same id in all three places: no way back. */
    public static Identity of(int id) {
        return new Identity(id, id, id);
    }

    /** {@code {real=0, effective=1000, saved=0}}. */
    @Override
    public String toString() {
        return "{real=" + text(real) + ", effective=" + text(effective) + ", saved=" + text(saved) + "}";
    }

    private static String text(int id) {
        return id == Ids.UNCHANGED ? "unchanged" : Integer.toUnsignedString(id);
    }
}
