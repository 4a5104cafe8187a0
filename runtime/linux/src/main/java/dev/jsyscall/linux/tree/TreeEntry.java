package dev.jsyscall.linux.tree;

import dev.jsyscall.linux.file.FileType;

/**
 * What a walk met.
 *
 * @param path its path, from the start of the walk on
 * @param name its name in its directory; of the start, the path that was given
 * @param depth how many directories below the start: the start itself has 0
 * @param type what it is; {@link FileType#UNKNOWN} if it vanished before that could be asked
 * @param inode its number in its file system, as its directory says; 0 of the start
 */
public record TreeEntry(String path, String name, int depth, FileType type, long inode) {

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }

    /** Whether it is a regular file. */
    public boolean isRegularFile() {
        return type == FileType.REGULAR;
    }

    /** Whether it is a symbolic link. */
    public boolean isSymbolicLink() {
        return type == FileType.SYMBOLIC_LINK;
    }
}
