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
            return PathText.decode(buffer, 0, length - 1L);
        } catch (ErrnoException e) {
            if (e.is(E.NAMETOOLONG)) return upwards();
            throw e;
        }
    }

    private static String upwards() throws ErrnoException {
        StringBuilder path = new StringBuilder();
        Dir here = Dir.open(".");
        while (true) {
            try (Dir child = here) {
                here = child.openDir("..");
                FileStatus status = child.status();
                if (status.isSameFile(here.status())) break;
                path.insert(0, "/" + nameOf(status, here));
            }
        }
        here.close();
        return path.toString();
    }

    private static String nameOf(FileStatus child, Dir parent) throws ErrnoException {
        try (DirStream entries = parent.list()) {
            for (DirectoryEntry entry; (entry = entries.next()) != null; ) {
                if (entry.isDirectory() && parent.lstat(entry.name()).isSameFile(child)) return entry.name();
            }
        }
        throw ErrnoException.of(-E.NOENT, "getcwd");
    }
}
