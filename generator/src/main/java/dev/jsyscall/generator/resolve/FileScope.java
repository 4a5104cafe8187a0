package dev.jsyscall.generator.resolve;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where names are looked up from.
 *
 * @param path the file in which they are written
 * @param visible the files whose names may be used: itself and those it imports
 */
record FileScope(String path, Set<String> visible) {
    /** An override also sees what the file sees that it overrides. */
    FileScope plus(FileScope overridden) {
        var all = new LinkedHashSet<>(visible);
        all.addAll(overridden.visible);
        return new FileScope(path, all);
    }
}
