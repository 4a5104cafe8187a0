package dev.jsyscall.linux.proc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A process or thread as /proc shows it: {@code Proc.self().maps()}, {@code Proc.of(1).status().name()}.
 *
 * <p>It is a name and holds nothing: each method opens, reads and closes. A process may end at any time, even while it is read; methods
 * throw ENOENT or ESRCH then, and {@link #tryRead} answers with nothing. (Later its id may be another process's; who must not take one for
 * the other opens a pidfd first.)
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>
 */
public final class Proc extends ProcSettings {
    private static final String ROOT = "/proc/";

    private final int pid;

    private Proc(int pid, String directory) {
        super(directory);
        this.pid = pid;
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

    /**
     * The process with this id, or the thread.
     *
     * @param pid 1 or more
     */
    public static Proc of(int pid) {
        if (pid < 1) throw new IllegalArgumentException("a process's id is 1 or more, not " + pid);
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
     * (the {@link #exe} of a kernel thread) counts as nothing too, for who may know that.
     *
     * @throws ErrnoException if it fails for another reason: EACCES if it may not be traced
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
        String tasks = file("task");
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
        return ProcStatus.parse(lines("status"));
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
        return link("cwd");
    }

    /**
     * The program's file. One that was removed has {@code " (deleted)"} after it.
     *
     * @throws ErrnoException EACCES if it may not be traced; ENOENT if it has none, as kernel threads
     */
    public String exe() throws ErrnoException {
        return link("exe");
    }

    /**
     * Its root directory.
     *
     * @throws ErrnoException EACCES if it may not be traced
     */
    public String root() throws ErrnoException {
        return link("root");
    }

    /**
     * What is mapped into its memory, by ascending addresses.
     *
     * @throws ErrnoException EACCES if it may not be traced
     */
    public List<MemoryMap> maps() throws ErrnoException {
        return lines("maps").stream().map(MemoryMap::parse).toList();
    }

    /**
     * Its open files. Those that are closed meanwhile are left out.
     *
     * @throws ErrnoException EACCES if it may not be traced
     */
    public List<OpenFd> fds() throws ErrnoException {
        List<OpenFd> fds = new ArrayList<>();
        for (int number : ProcFile.numbers(file("fd"))) {
            tryRead(process -> process.link("fd/" + number)).ifPresent(target -> fds.add(new OpenFd(number, target)));
        }
        return fds;
    }

    /**
     * A descriptor of its, at length.
     *
     * @throws ErrnoException EACCES if it may not be traced; ENOENT if it has no such descriptor
     */
    public FdInfo fdInfo(int number) throws ErrnoException {
        return FdInfo.parse(lines("fdinfo/" + number));
    }

    /**
     * What it may use at most.
     *
     * @throws ErrnoException as for all methods here
     */
    public ProcLimits limits() throws ErrnoException {
        return ProcLimits.parse(lines("limits"));
    }

    /**
     * How much memory it has, quickly read.
     *
     * @throws ErrnoException as for all methods here
     */
    public ProcStatm statm() throws ErrnoException {
        return ProcStatm.parse(text("statm"));
    }

    /**
     * What its memory takes, exactly; the kernel looks at every page.
     *
     * @throws ErrnoException EACCES if it may not be traced; ESRCH also if it has none, as kernel threads
     */
    public MemoryUse memoryUse() throws ErrnoException {
        return MemoryUse.parse(lines("smaps_rollup"));
    }

    /**
     * What it has read and written.
     *
     * @throws ErrnoException EACCES if it may not be traced
     */
    public ProcIo io() throws ErrnoException {
        return ProcIo.parse(lines("io"));
    }

    /**
     * The control groups that it is in.
     *
     * @throws ErrnoException as for all methods here
     */
    public List<Cgroup> cgroups() throws ErrnoException {
        return lines("cgroup").stream().map(Cgroup::parse).toList();
    }

    /**
     * The namespaces that it is in: by their names, as {@code net}, numbers that are the same for all who are in the same.
     *
     * @throws ErrnoException EACCES if it may not be traced
     * @see <a href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7)</a>
     */
    public SortedMap<String, Long> namespaces() throws ErrnoException {
        SortedMap<String, Long> namespaces = new TreeMap<>();
        for (String name : ProcFile.names(file("ns"))) {
            String target = link("ns/" + name);
            namespaces.put(name, Long.parseLong(target.substring(target.indexOf('[') + 1, target.length() - 1)));
        }
        return namespaces;
    }

    /**
     * Its children, those of all its threads. One that begins or ends meanwhile may be missing.
     *
     * @throws ErrnoException ENOENT also if the kernel was built without this
     */
    public List<Proc> children() throws ErrnoException {
        List<Proc> children = new ArrayList<>();
        for (Proc thread : threads()) {
            // Any other thread may have ended.
            String ids = thread.pid() == pid ? thread.text("children") : thread.tryRead(t -> t.text("children")).orElse("");
            for (String child : ids.split(" ", -1)) {
                if (!child.isEmpty()) children.add(of(Integer.parseInt(child)));
            }
        }
        return children;
    }
}
