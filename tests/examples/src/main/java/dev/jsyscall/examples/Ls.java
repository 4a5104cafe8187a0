package dev.jsyscall.examples;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.file.Dir;
import dev.jsyscall.linux.file.DirStream;
import dev.jsyscall.linux.file.DirectoryEntry;
import dev.jsyscall.linux.file.FileStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists a directory with what is known of each entry, like {@code ls -ln}. */
public final class Ls {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private Ls() {}

    /** The arguments are directories; without any, it is the current one. */
    public static void main(String[] arguments) throws IOException {
        for (String path : arguments.length == 0 ? new String[] {"."} : arguments) list(path, System.out);
    }

    static void list(String path, PrintStream out) throws ErrnoException {
        try (Dir dir = Dir.open(path); DirStream entries = dir.list()) {
            List<String> names = new ArrayList<>();
            for (DirectoryEntry entry : entries) names.add(entry.name());
            names.sort(Comparator.naturalOrder());
            for (String name : names) out.println(line(dir, name));
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
