package dev.jsyscall.generator.emit;

/**
 * A file to be written.
 *
 * @param path where, relative to the output folder, with {@code /} between names: {@code dev/jsyscall/linux/abi/fcntl/O.java};
 *     what does not end in {@code .java} is a resource
 * @param text what it says, lines ending in {@code \n}
 */
public record GeneratedFile(String path, String text) {
    public boolean source() {
        return path.endsWith(".java");
    }
}
