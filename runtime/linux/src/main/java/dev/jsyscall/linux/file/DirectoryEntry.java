package dev.jsyscall.linux.file;

/**
 * A name in a directory.
 *
 * @param name the file's name; bytes that are not UTF-8 are escaped, see {@link dev.jsyscall.PathText}
 * @param type what it is; {@link FileType#UNKNOWN} where the file system does not say
 * @param inode the file's number in its file system
 */
public record DirectoryEntry(String name, FileType type, long inode) {

    /** Whether the directory says that it is a directory. */
    public boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }

    /** Whether the directory says that it is a regular file. */
    public boolean isRegularFile() {
        return type == FileType.REGULAR;
    }

    /** Whether the directory says that it is a symbolic link. */
    public boolean isSymbolicLink() {
        return type == FileType.SYMBOLIC_LINK;
    }
}
