package dev.jsyscall.linux.file;

import dev.jsyscall.linux.abi.dir.DT;
import dev.jsyscall.linux.abi.stat.S;

/** What kind of thing a name in a directory stands for. */
public enum FileType {
    /** Bytes on a file system. */
    REGULAR('-'),
    /** Names of files. */
    DIRECTORY('d'),
    /** The path of another file. */
    SYMBOLIC_LINK('l'),
    /** A device that is read and written byte by byte. */
    CHARACTER_DEVICE('c'),
    /** A device of blocks, such as a disk. */
    BLOCK_DEVICE('b'),
    /** A pipe with a name. */
    FIFO('p'),
    /** A socket with a name. */
    SOCKET('s'),
    /** The file system does not say, or says something unheard of. */
    UNKNOWN('?');

    private final char letter;

    FileType(char letter) {
        this.letter = letter;
    }

    /** The letter that ls(1) shows. */
    public char letter() {
        return letter;
    }

    /** What the upper bits of a mode say. */
    public static FileType ofMode(int mode) {
        return switch (mode & S.IFMT) {
            case S.IFREG -> REGULAR;
            case S.IFDIR -> DIRECTORY;
            case S.IFLNK -> SYMBOLIC_LINK;
            case S.IFCHR -> CHARACTER_DEVICE;
            case S.IFBLK -> BLOCK_DEVICE;
            case S.IFIFO -> FIFO;
            case S.IFSOCK -> SOCKET;
            default -> UNKNOWN;
        };
    }

    /** What a directory says of an entry, one of {@link DT}. */
    public static FileType ofEntry(int type) {
        return switch (type) {
            case DT.REG -> REGULAR;
            case DT.DIR -> DIRECTORY;
            case DT.LNK -> SYMBOLIC_LINK;
            case DT.CHR -> CHARACTER_DEVICE;
            case DT.BLK -> BLOCK_DEVICE;
            case DT.FIFO -> FIFO;
            case DT.SOCK -> SOCKET;
            default -> UNKNOWN;
        };
    }
}
