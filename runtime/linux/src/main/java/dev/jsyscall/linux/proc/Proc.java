package dev.jsyscall.linux.proc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.PathText;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process or thread as /proc shows it: {@code Proc.self().maps()}, {@code Proc.of(1).status().name()}.
 *
 * <p>It is a name and holds nothing: each method opens, reads and closes. A process may end at any time, even while it is read; methods
 * throw ENOENT or ESRCH then, and {@link #tryRead} answers with nothing. (Later its id may be another process's; who must not take one for
 * the other opens a pidfd first.)
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>
 */
public final class Proc {
    private static final String ROOT = "/proc/";

    private final int pid;
    private final String directory;

    private Proc(int pid, String directory) {
        this.pid = pid;
        this.directory = directory;
    }

    /** Something to be read of a process, as {@code Proc::stat}. */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Reads it.
         *
         * @throws ErrnoException if that fails
         */
        T of(Proc process) throws ErrnoException;
    }

    /**
     * This process.
     *
     * @throws ErrnoException never, on Linux
     */
    public static Proc self() throws ErrnoException {
        return new Proc(ProcessCalls.getpid(), ROOT + "self");
    }

    /**
     * The thread that calls; later, whichever asks.
     *
     * @throws ErrnoException never, on Linux
     */
    public static Proc thread() throws ErrnoException {
        return new Proc(ProcessCalls.gettid(), ROOT + "thread-self");
    }

    /** The process with this id, or the thread. */
    public static Proc of(int pid) {
        return new Proc(pid, ROOT + pid);
    }

    /**
     * All processes of this moment, by ascending ids.
     *
     * @throws ErrnoException if /proc cannot be read
     */
    public static List<Proc> all() throws ErrnoException {
        return ProcFile.numbers(ROOT).stream().map(Proc::of).toList();
    }

    /** Its id: the process's, or the thread's. */
    public int pid() {
        return pid;
    }

    /**
     * Reads something unless the process has ended: {@code process.tryRead(Proc::stat)}. What a process without a program does not have
     * (the {@link #exe} of a kernel thread) counts as nothing too.
     *
     * @throws ErrnoException if it fails for another reason
     */
    public <T> Optional<T> tryRead(Reading<T> what) throws ErrnoException {
        try {
            return Optional.of(what.of(this));
        } catch (ErrnoException e) {
            if (e.is(E.NOENT) || e.is(E.SRCH)) return Optional.empty();
            throw e;
        }
    }

    /**
     * Its threads, each to be read like a process.
     *
     * @throws ErrnoException as for all methods here
     */
    public List<Proc> threads() throws ErrnoException {
        String tasks = directory + "/task";
        return ProcFile.numbers(tasks).stream().map(tid -> new Proc(tid, tasks + "/" + tid)).toList();
    }

    /**
     * Its state in numbers, quickly read.
     *
     * @throws ErrnoException as for all methods here
     */
    public ProcStat stat() throws ErrnoException {
        return ProcStat.parse(text("stat"));
    }

    /**
     * Its state at length.
     *
     * @throws ErrnoException as for all methods here
     */
    public ProcStatus status() throws ErrnoException {
        return ProcStatus.parse(ProcFile.lines(file("status")));
    }

    /**
     * Its program and arguments, as it was started with or has changed them; empty for kernel threads and what has ended but was not waited
     * for.
     *
     * @throws ErrnoException as for all methods here
     */
    public List<String> cmdline() throws ErrnoException {
        return strings("cmdline");
    }

    /**
     * The environment that it was started with. Of a name that is there more than once the first value counts, as for getenv(3).
     *
     * @throws ErrnoException EACCES if it may not be traced
     */
    public Map<String, String> environ() throws ErrnoException {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String entry : strings("environ")) {
            int equals = entry.indexOf('=');
            if (equals > 0) environment.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return environment;
    }

    /**
     * The name of the program or thread, 15 bytes at most, whatever they are.
     *
     * @throws ErrnoException as for all methods here
     */
    public String comm() throws ErrnoException {
        String name = text("comm");
        return name.substring(0, name.length() - 1);
    }

    /**
     * The directory that its paths begin at. One that was removed has {@code " (deleted)"} after it.
     *
     * @throws ErrnoException EACCES if it may not be traced
     */
    public String cwd() throws ErrnoException {
        return ProcFile.link(file("cwd"));
    }

    /**
     * The program's file. One that was removed has {@code " (deleted)"} after it.
     *
     * @throws ErrnoException EACCES if it may not be traced; ENOENT if it has none, as kernel threads
     */
    public String exe() throws ErrnoException {
        return ProcFile.link(file("exe"));
    }

    /**
     * Its root directory.
     *
     * @throws ErrnoException EACCES if it may not be traced
     */
    public String root() throws ErrnoException {
        return ProcFile.link(file("root"));
    }

    /**
     * What is mapped into its memory, by ascending addresses.
     *
     * @throws ErrnoException EACCES if it may not be traced
     */
    public List<MemoryMap> maps() throws ErrnoException {
        return ProcFile.lines(file("maps")).stream().map(MemoryMap::parse).toList();
    }

    /**
     * Its open files. Those that are closed meanwhile are left out.
     *
     * @throws ErrnoException EACCES if it may not be traced
     */
    public List<OpenFd> fds() throws ErrnoException {
        List<OpenFd> fds = new ArrayList<>();
        for (int number : ProcFile.numbers(file("fd"))) {
            tryRead(process -> ProcFile.link(process.file("fd/" + number))).ifPresent(target -> fds.add(new OpenFd(number, target)));
        }
        return fds;
    }

    /**
     * What it may use at most.
     *
     * @throws ErrnoException as for all methods here
     */
    public ProcLimits limits() throws ErrnoException {
        return ProcLimits.parse(ProcFile.lines(file("limits")));
    }

    /**
     * Any of its files as text, by name: {@code text("wchan")}.
     *
     * @throws ErrnoException as for all methods here
     */
    public String text(String name) throws ErrnoException {
        return ProcFile.text(file(name));
    }

    private String file(String name) {
        return directory + "/" + name;
    }

    /** Strings that end with a zero byte each, though the last may lack it. */
    private List<String> strings(String name) throws ErrnoException {
        byte[] bytes = ProcFile.read(file(name));
        List<String> strings = new ArrayList<>();
        for (int start = 0, end; start < bytes.length; start = end + 1) {
            end = start;
            while (end < bytes.length && bytes[end] != 0) end++;
            strings.add(PathText.decode(bytes, start, end - start));
        }
        return strings;
    }

    /** Where it is: {@code /proc/1}. */
    @Override
    public String toString() {
        return directory;
    }
}
