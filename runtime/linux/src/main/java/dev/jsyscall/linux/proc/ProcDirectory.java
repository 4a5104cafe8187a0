package dev.jsyscall.linux.proc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.PathText;
import dev.jsyscall.Quote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The files in a process's directory, by their names. */
abstract sealed class ProcDirectory permits ProcSettings {
    private final String directory;

    ProcDirectory(String directory) {
        this.directory = directory;
    }

    /**
     * Any of its files as text, by name: {@code text("wchan")}.
     *
     * @param name a path that stays in the process's directory
     * @throws ErrnoException as for all methods of {@link Proc}
     */
    public String text(String name) throws ErrnoException {
        return ProcFile.text(file(name));
    }

    final String file(String name) {
        List<String> steps = Arrays.asList(name.split("/", -1));
        if (steps.contains("") || steps.contains("..")) {
            throw new IllegalArgumentException(Quote.string(name) + " is no name in a process's directory; one is \"net/dev\"");
        }
        return directory + "/" + name;
    }

    /** Strings that end with a zero byte each, though the last may lack it. */
    final List<String> strings(String name) throws ErrnoException {
        byte[] bytes = ProcFile.read(file(name));
        List<String> strings = new ArrayList<>();
        for (int start = 0, end; start < bytes.length; start = end + 1) {
            end = start;
            while (end < bytes.length && bytes[end] != 0) end++;
            strings.add(PathText.decode(bytes, start, end - start));
        }
        return strings;
    }

    final List<String> lines(String name) throws ErrnoException {
        return ProcFile.lines(file(name));
    }

    final String link(String name) throws ErrnoException {
        return ProcFile.link(file(name));
    }

    /** Where it is: {@code /proc/1}. */
    @Override
    public String toString() {
        return directory;
    }
}
