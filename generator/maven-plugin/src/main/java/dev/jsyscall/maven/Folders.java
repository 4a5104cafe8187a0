package dev.jsyscall.maven;

import java.nio.file.Path;

/**
 * Where a goal writes.
 *
 * @param sources generated Java
 * @param resources everything else that is generated
 * @param classes where the build copies the resources to
 */
record Folders(Path sources, Path resources, Path classes) {

    /** Where a generated file belongs, by its path below the sources or the resources. */
    Path target(String path) {
        return (isJava(path) ? sources : resources).resolve(path);
    }

    static boolean isJava(String path) {
        return path.endsWith(".java");
    }
}
