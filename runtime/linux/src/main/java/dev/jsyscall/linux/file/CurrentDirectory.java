package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.PathText;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.limits.LIMIT;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Tells the current directory's path. The kernel does so up to a page; what is longer is found by going up, as getcwd(3) does. */
final class CurrentDirectory {
    private CurrentDirectory() {}

    static String path() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(LIMIT.PATH_MAX);
            int length = DirCalls.getcwd(buffer);
            String path = PathText.decode(buffer, 0, length - 1L);
            if (!path.startsWith("/")) throw unreachable();
            return path;
        } catch (ErrnoException e) {
            if (e.is(E.NAMETOOLONG)) return upwards();
            throw e;
        }
    }

    /** It is in no directory that the root leads to: that was unmounted, or the root changed. The kernel says so before the path. */
    private static ErrnoException unreachable() {
        return ErrnoException.of(-E.NOENT, "getcwd");
    }

    private static String upwards() throws ErrnoException {
        StringBuilder path = new StringBuilder();
        Dir here = Dir.open(".");
        try {
            FileStatus status = here.status();
            while (true) {
                Dir below = here;
                here = below.openDir("..");
                below.close();
                FileStatus above = here.status();
                if (above.isSameFile(status)) return path.toString();
                path.insert(0, "/" + nameOf(status, here));
                status = above;
            }
        } finally {
            here.close();
        }
    }

    private static String nameOf(FileStatus child, Dir parent) throws ErrnoException {
        try (DirStream entries = parent.list()) {
            for (DirectoryEntry entry; (entry = entries.next()) != null; ) {
                boolean mayBe = entry.isDirectory() || entry.type() == FileType.UNKNOWN;
                if (mayBe && is(parent, entry.name(), child)) return entry.name();
            }
        }
        throw unreachable();
    }

    private static boolean is(Dir parent, String name, FileStatus file) throws ErrnoException {
        try {
            return parent.lstat(name).isSameFile(file);
        } catch (ErrnoException e) {
            if (e.is(E.NOENT)) return false; // it vanished just now
            throw e;
        }
    }
}
