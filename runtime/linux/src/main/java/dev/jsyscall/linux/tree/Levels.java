package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of each directory down to where a walk is, its entries; before them the start alone. The current ones of all make the path. */
final class Levels {
    private final List<Dents> levels = new ArrayList<>();
    private final byte[] nameBytes = new byte[Current.NAME_BYTES];
    private @Nullable String path;

    /** How many directories down. */
    int depth() {
        return levels.size() - 1;
    }

    Dents enter(Dents entries) {
        path = null;
        levels.add(entries);
        return entries;
    }

    /** Goes up, to the entries that are current then. */
    Dents leave() {
        path = null;
        levels.removeLast().release();
        return levels.getLast();
    }

    /** See {@link Dents#drain}. */
    long drain(int level, Fd directory) throws ErrnoException {
        return levels.get(level).drain(directory);
    }

    /** The path of the deepest directory with a slash at its end; nothing for the start. */
    String path() {
        String known = path;
        if (known == null) path = known = path(depth());
        return known;
    }

    /** The path of the current entry. */
    String entryPath() {
        return path() + levels.getLast().text(nameBytes);
    }

    /** The path of the directory whose entries a level has, with a slash at its end. */
    String path(int level) {
        StringBuilder text = new StringBuilder();
        for (Dents above : levels.subList(0, level)) {
            text.append(above.text(nameBytes));
            if (text.isEmpty() || text.charAt(text.length() - 1) != '/') text.append('/');
        }
        return text.toString();
    }

    void release() {
        for (Dents level : levels) level.release();
    }
}
