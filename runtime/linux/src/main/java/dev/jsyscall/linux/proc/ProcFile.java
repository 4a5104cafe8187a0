package dev.jsyscall.linux.proc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.PathText;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.dir.LinuxDirent64;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Files that the kernel makes up while they are read, as those of /proc and /sys: they say that their size is 0. */
public final class ProcFile {
    private static final int CHUNK_BYTES = 16 * 1024;

    private ProcFile() {}

    /**
     * All that a file says, read to its end.
     *
     * @throws ErrnoException as openat(2) and read(2); ESRCH if it is about a process that ended meanwhile
     */
    public static byte[] read(String path) throws ErrnoException {
        try (OwnedFd file = FcntlCalls.openat(path, O.RDONLY | O.CLOEXEC)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            MemorySegment memory = MemorySegment.ofArray(chunk);
            while (true) {
                int count = (int) FileCalls.read(file, memory);
                if (count == 0) return all.toByteArray();
                all.write(chunk, 0, count);
            }
        }
    }

    /**
     * All that a file says, as text; bytes that are not UTF-8 are escaped, see {@link PathText}.
     *
     * @throws ErrnoException as {@link #read}
     */
    public static String text(String path) throws ErrnoException {
        return PathText.decode(read(path));
    }

    /**
     * Says something to a file, in one write, as it is: some files want an end of line, and some would keep it.
     *
     * @throws ErrnoException as openat(2) and write(2); EINVAL if the kernel does not take the text
     */
    public static void write(String path, String text) throws ErrnoException {
        try (OwnedFd file = FcntlCalls.openat(path, O.WRONLY | O.TRUNC | O.CLOEXEC)) {
            FileCalls.write(file, MemorySegment.ofArray(PathText.encode(text)));
        }
    }

    /**
     * The lines of a file.
     *
     * @throws ErrnoException as {@link #read}
     */
    public static List<String> lines(String path) throws ErrnoException {
        String text = text(path);
        if (text.isEmpty()) return List.of();
        // Not String.lines(): a name may have a carriage return in it.
        return List.of(text.split("\n"));
    }

    /** The names in a directory that are numbers: processes, threads, descriptors. */
    static List<Integer> numbers(String path) throws ErrnoException {
        return names(path).stream().filter(name -> name.chars().allMatch(c -> c >= '0' && c <= '9')).map(Integer::valueOf).toList();
    }

    /** All names in a directory but dot and dot dot. */
    static List<String> names(String path) throws ErrnoException {
        List<String> names = new ArrayList<>();
        try (OwnedFd directory = FcntlCalls.openat(path, O.RDONLY | O.DIRECTORY | O.CLOEXEC)) {
            MemorySegment buffer = MemorySegment.ofArray(new byte[CHUNK_BYTES]);
            for (int filled; (filled = DirCalls.getdents64(directory, buffer)) > 0; ) addNames(buffer.asSlice(0, filled), names);
        }
        return names;
    }

    private static void addNames(MemorySegment entries, List<String> names) {
        for (long at = 0; at < entries.byteSize(); ) {
            LinuxDirent64 entry = LinuxDirent64.of(entries.asSlice(at));
            String name = entry.name();
            if (!name.equals(".") && !name.equals("..")) names.add(name);
            at += entry.reclen();
        }
    }

    /** Where a symbolic link leads, however long that is. */
    static String link(String path) throws ErrnoException {
        for (int size = 256; ; size *= 4) {
            byte[] target = new byte[size];
            int length = DirCalls.readlinkat(path, MemorySegment.ofArray(target));
            if (length < size) return PathText.decode(target, 0, length);
        }
    }
}
