package dev.jsyscall.linux.tree;

/**
 * A path cut before its last name, as dirname(1) and basename(1) cut it: slashes at the end do not count.
 *
 * @param directory what leads to it: {@code .} if the path is a name alone, {@code /} for the root
 * @param name the last name: {@code /} for the root
 */
public record PathParts(String directory, String name) {

    /** Cuts a path. The empty path is taken for {@code .} */
    public static PathParts of(String path) {
        if (path.isEmpty()) return new PathParts(".", ".");
        int end = endBefore(path, path.length());
        if (end == 0) return new PathParts("/", "/");
        int start = path.lastIndexOf('/', end - 1) + 1;
        String name = path.substring(start, end);
        if (start == 0) return new PathParts(".", name);
        int above = endBefore(path, start);
        return new PathParts(above == 0 ? "/" : path.substring(0, above), name);
    }

    /** Where the slashes before an index begin. */
    private static int endBefore(String path, int index) {
        int end = index;
        while (end > 0 && path.charAt(end - 1) == '/') end--;
        return end;
    }
}
