package dev.jsyscall;

/** File permissions as {@code ls -l} writes them: {@code rwxr-x---}, with {@code s S t T} for the set-id and sticky bits. */
final class ModeText {
    /** The bits that such a text holds. */
    static final int BITS = 0_7777;

    /** Those of them that say who may do what. */
    static final int PERMISSIONS = 0_777;

    private static final int LENGTH = 9;
    private static final String LETTERS = "rwxrwxrwx";
    private static final String SPECIAL = "sst";
    private static final int FIRST_SPECIAL = 0_4000;

    private ModeText() {}

    static boolean isMode(String text) {
        if (text.length() != LENGTH) return false;
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean special = i % 3 == 2 && Character.toLowerCase(c) == SPECIAL.charAt(i / 3);
            if (c != '-' && c != LETTERS.charAt(i) && !special) return false;
        }
        return true;
    }

    static int parse(String text) {
        int mode = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            int bit = 1 << (LENGTH - 1 - i);
            boolean special = c != '-' && c != LETTERS.charAt(i);
            if (special) mode |= FIRST_SPECIAL >> i / 3;
            if (special ? Character.isLowerCase(c) : c != '-') mode |= bit;
        }
        return mode;
    }

    static String format(int mode) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            boolean set = (mode & 1 << (LENGTH - 1 - i)) != 0;
            boolean special = i % 3 == 2 && (mode & FIRST_SPECIAL >> i / 3) != 0;
            char letter = special ? SPECIAL.charAt(i / 3) : LETTERS.charAt(i);
            text.append(special && !set ? Character.toUpperCase(letter) : set ? letter : '-');
        }
        return text.toString();
    }
}
