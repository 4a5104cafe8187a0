package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.PathText;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.dir.DT;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.Statx;
import dev.jsyscall.linux.raw.FcntlRaw;
import dev.jsyscall.linux.raw.StatRaw;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The entry that a walk is at, and what was asked about it so far. Its name goes to the kernel from where that put it. */
final class Current {
    /** More than the longest name of an entry. */
    static final int NAME_BYTES = 256;

    private static final int WANTED = STATX.BASIC_STATS | STATX.BTIME | STATX.MNT_ID;
    private static final int ITSELF = AT.NO_AUTOMOUNT | AT.SYMLINK_NOFOLLOW;
    private static final int UNASKED = -1;
    private static final int TYPE_SHIFT = 12;

    private final MemorySegment memory = WalkMemory.take();
    private final Statx status = Statx.of(memory);
    private final byte[] nameBytes = new byte[NAME_BYTES];

    private Dents entries;
    private Fd directory;
    private boolean follows;
    private boolean hasStatus;
    private int type = UNASKED;
    private @Nullable String name;

    /**
     * The entry that {@code entries} is at.
     *
     * @param follows whether a link stands for what it leads to
     */
    Current(Dents entries, Fd directory, boolean follows) {
        this.entries = entries;
        this.directory = directory;
        this.follows = follows;
    }

    /** Turns to another entry. */
    void move(Dents newEntries, Fd newDirectory, boolean nowFollows) {
        entries = newEntries;
        directory = newDirectory;
        follows = nowFollows;
        hasStatus = false;
        type = UNASKED;
        name = null;
    }

    /** Gives up its memory. */
    void release() {
        WalkMemory.give(memory);
    }

    Fd directory() {
        return directory;
    }

    long inode() {
        return entries.inode();
    }

    String name() {
        String text = name;
        if (text == null) {
            text = entries.text(nameBytes);
            name = text;
        }
        return text;
    }

    int type() {
        if (type == UNASKED) {
            int said = entries.type();
            boolean ask = said == DT.UNKNOWN || said == DT.LNK && follows;
            type = ask && !Syscall.isError(load()) ? (status.mode() & S.IFMT) >> TYPE_SHIFT : said;
        }
        return type;
    }

    /** Whether a link has to be followed to get at it. It counts as one where nobody says what it is. */
    boolean byLink() {
        return follows && entries.type() != DT.DIR;
    }

    /** What {@link #load} has read. */
    Statx status() {
        return status;
    }

    ErrnoException unknown(long result) {
        return directory.failure(result, "statx", directory, name());
    }

    /** Reads the status, if that was not done yet; a negative errno if it cannot be read. */
    long load() {
        if (hasStatus) return 0;
        long result = statx(follows ? AT.NO_AUTOMOUNT : ITSELF);
        if (follows && (result == -E.NOENT || result == -E.LOOP)) result = statx(ITSELF);
        hasStatus = !Syscall.isError(result);
        return result;
    }

    private long statx(int flags) {
        int number;
        try {
            number = directory.enter();
        } catch (ErrnoException closed) {
            return -closed.errno().number();
        }
        try {
            return StatRaw.statx(number, entries.name(), flags, WANTED, memory);
        } finally {
            directory.exit();
        }
    }

    OwnedFd open(int flags) throws ErrnoException {
        int number = directory.enterBlocking();
        long result;
        try {
            result = FcntlRaw.openat(number, entries.name(), flags, 0);
        } finally {
            directory.exitBlocking();
        }
        if (Syscall.isError(result)) throw directory.failure(result, "openat", directory, name(), O.table().shown(flags));
        return OwnedFd.of((int) result);
    }

    String linkTarget() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            for (int room = NAME_BYTES; ; room *= 2) {
                MemorySegment target = scratch.reserve(room);
                int length = DirCalls.readlinkat(directory, name(), target);
                // A full buffer may be all of it or a part.
                if (length < room) return PathText.decode(target, 0, length);
            }
        }
    }
}
