package dev.jsyscall.linux.terminal;

/**
 * The size of a terminal's window; 0 is unknown.
 *
 * @param rows lines of text
 * @param columns characters in a line
 * @param width in pixels, mostly unknown
 * @param height in pixels, mostly unknown
 */
public record WindowSize(int rows, int columns, int width, int height) {

    /** A size in characters. */
    public static WindowSize of(int rows, int columns) {
        return new WindowSize(rows, columns, 0, 0);
    }

    /** As strace prints it. */
    @Override
    public String toString() {
        return "{ws_row=" + rows + ", ws_col=" + columns + ", ws_xpixel=" + width + ", ws_ypixel=" + height + "}";
    }
}
