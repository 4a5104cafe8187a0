package dev.jsyscall.linux.file;

import dev.jsyscall.linux.abi.dir.DT;

/**
 * A name in a directory.
 *
 * @param name the file's name; bytes that are not UTF-8 are escaped, see {@link dev.jsyscall.PathText}
 * @param type what it is, one of {@link DT}; {@link DT#UNKNOWN} where the file system does not say
 * @param inode the file's number in its file system
 */
public record DirectoryEntry(String name, int type, long inode) {

    /** Whether the directory says that it is a directory. */
    public boolean isDirectory() {
        return type == DT.DIR;
    }

    /** Whether the directory says that it is a regular file. */
    public boolean isRegularFile() {
        return type == DT.REG;
    }

    /** Whether the directory says that it is a symbolic link. */
    public boolean isSymbolicLink() {
        return type == DT.LNK;
    }
}
