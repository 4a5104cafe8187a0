package dev.jsyscall.verify.html;

/**
 * A page.
 *
 * @param path its place in the set, {@code record/stat.html}; at most one folder deep
 * @param section which entry of the navigation it belongs to, or empty
 */
record Page(String path, String title, String summary, String section, Html body) {

    /** How the page reaches the set's root. */
    String root() {
        return rootOf(path);
    }

    static String rootOf(String path) {
        return path.contains("/") ? "../" : "";
    }
}
