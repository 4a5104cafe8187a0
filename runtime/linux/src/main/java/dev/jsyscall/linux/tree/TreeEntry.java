package dev.jsyscall.linux.tree;

import dev.jsyscall.linux.abi.dir.DT;

/**
 * What a walk met.
 *
 * @param path its path, from the start of the walk on
 * @param name its name in its directory; of the start, the path that was given
 * @param depth how many directories below the start: the start itself has 0
 * @param type what it is, one of {@link DT}; {@link DT#UNKNOWN} if it vanished before that could be asked
 * @param inode its number in its file system, as its directory says; 0 of the start
 */
public record TreeEntry(String path, String name, int depth, int type, long inode) {

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return type == DT.DIR;
    }

    /** Whether it is a regular file. */
    public boolean isRegularFile() {
        return type == DT.REG;
    }

    /** Whether it is a symbolic link. */
    public boolean isSymbolicLink() {
        return type == DT.LNK;
    }
}
