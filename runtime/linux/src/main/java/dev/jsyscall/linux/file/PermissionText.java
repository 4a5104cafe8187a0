package dev.jsyscall.linux.file;

/** Permissions as ls(1) shows them, in nine letters. */
final class PermissionText {
    private static final String LETTERS = "rwxrwxrwx";
    private static final int BITS = LETTERS.length();
    /** Where the letters of who may execute are, and what they become under set-user-id, set-group-id and the sticky bit. */
    private static final int[] EXECUTE = {2, 5, 8};
    private static final String SPECIAL = "sst";

    private PermissionText() {}

    static String of(int mode) {
        StringBuilder text = new StringBuilder(LETTERS);
        for (int i = 0; i < BITS; i++) {
            if ((mode >> BITS - 1 - i & 1) == 0) text.setCharAt(i, '-');
        }
        for (int i = 0; i < EXECUTE.length; i++) {
            if ((mode >> BITS + 2 - i & 1) == 0) continue;
            char letter = SPECIAL.charAt(i);
            text.setCharAt(EXECUTE[i], text.charAt(EXECUTE[i]) == '-' ? Character.toUpperCase(letter) : letter);
        }
        return text.toString();
    }
}
