package dev.jsyscall.examples;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.file.Dir;
import dev.jsyscall.linux.file.DirStream;
import dev.jsyscall.linux.file.DirectoryEntry;
import dev.jsyscall.linux.file.FileStatus;
import dev.jsyscall.linux.file.Fs;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists files, and directories with what is known of each entry, like {@code ls -ln}. */
final class Ls extends Tool {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    Ls() {
        super("[FILE...]");
    }

    /** Without arguments, it is the current directory. */
    @Override
    void run(String... paths) {
        each(paths.length == 0 ? new String[] {"."} : paths, path -> {
            if (!Fs.lstat(path).isDirectory()) {
                println(line(Dir.cwd(), path));
                return;
            }
            if (paths.length > 1) println(path + ":");
            list(path);
        });
    }

    private void list(String path) throws ErrnoException {
        try (Dir dir = Dir.open(path); DirStream entries = dir.list()) {
            List<String> names = new ArrayList<>();
            for (DirectoryEntry entry : entries) names.add(entry.name());
            names.sort(Comparator.naturalOrder());
            for (String name : names) {
                try {
                    println(line(dir, name));
                } catch (ErrnoException e) {
                    if (!e.is(E.NOENT)) throw e; // it has gone meanwhile
                }
            }
        }
    }

    private static String line(Dir dir, String name) throws ErrnoException {
        FileStatus status = dir.lstat(name);
        String size = status.isCharDevice() || status.isBlockDevice()
                ? status.rdev().major() + ", " + status.rdev().minor()
                : Long.toString(status.size());
        String target = status.isSymbolicLink() ? " -> " + dir.readlink(name) : "";
        return "%s %3d %5d %5d %9s %s %s%s".formatted(status.modeText(), status.links(), status.uid(), status.gid(), size,
                TIME.format(status.modified()), name, target);
    }
}
