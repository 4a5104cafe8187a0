package dev.jsyscall.linux.watch;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fanotify.FAN;
import dev.jsyscall.linux.abi.fanotify.FANOTIFY;
import dev.jsyscall.linux.abi.fanotify.FAN_INIT;
import dev.jsyscall.linux.abi.fanotify.FAN_MARK;
import dev.jsyscall.linux.abi.fanotify.FanotifyCalls;
import dev.jsyscall.linux.abi.fanotify.FanotifyEventMetadata;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.file.Dir;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is done to files, directories, mounts and whole file systems, and by whom, and may have a say in it.
 *
 * <pre>{@code
 * try (Fanotify fanotify = Fanotify.open("class_notif, report_dfid_name", "")) {
 *     fanotify.addFileSystem("/home", "create, delete, rename, ondir");
 *     while (true) try (FanotifyEvent event = fanotify.next()) { System.out.println(event); }
 * }
 * }</pre>
 *
 * <p>Needs CAP_SYS_ADMIN; without it, a group that reports handles may mark files and directories, since Linux 5.13. Whoever asks to
 * decide must never do in the deciding thread what others must be allowed: it would wait for itself. Waiting begins again after a signal,
 * and ends with a {@link dev.jsyscall.ClosedFdException} if another thread closes this. Marks are set by any thread; events are for one
 * thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/fanotify.7.html">fanotify(7)</a>
 */
public final class Fanotify implements HasFd, Closeable {
    private final OwnedFd fd;
    private final EventQueue queue;
    private final boolean reportsErrors;

    private Fanotify(OwnedFd fd, boolean reportsErrors) {
        this.fd = fd;
        this.reportsErrors = reportsErrors;
        queue = new EventQueue(fd);
    }

    /**
     * A group that has marked nothing yet.
     *
     * @param flags bits of {@link FAN_INIT}; {@code cloexec} and {@code nonblock} are added
     * @param eventFlags how files of events are open, bits of {@link O}; {@code cloexec} is added
     * @throws ErrnoException as fanotify_init(2): EPERM without CAP_SYS_ADMIN
     */
    public static Fanotify open(int flags, int eventFlags) throws ErrnoException {
        OwnedFd fd = FanotifyCalls.fanotifyInit(flags | FAN_INIT.CLOEXEC | FAN_INIT.NONBLOCK, eventFlags | O.CLOEXEC);
        return new Fanotify(fd, (flags & FAN_INIT.REPORT_FD_ERROR) != 0);
    }

    /** {@link #open(int, int)} with words: {@code "class_content", "rdonly, largefile"}. */
    public static Fanotify open(String flags, String eventFlags) throws ErrnoException {
        return open(FAN_INIT.parse(flags), O.parse(eventFlags));
    }

    /**
     * Marks a file or directory, or adds to its mark.
     *
     * @param mask which events, bits of {@link FAN}; with {@link FAN#EVENT_ON_CHILD} also those of a directory's files
     */
    public void add(String path, long mask) throws ErrnoException {
        mark(FAN_MARK.ADD, mask, Dir.cwd(), path);
    }

    /** {@link #add(String, long)} with words of {@link FAN}: {@code "create, delete, ondir"}. */
    public void add(String path, String mask) throws ErrnoException {
        add(path, FAN.parse(mask));
    }

    /** Marks all that is reached through the mount that has a path. */
    public void addMount(String path, long mask) throws ErrnoException {
        mark(FAN_MARK.ADD | FAN_MARK.MOUNT, mask, Dir.cwd(), path);
    }

    /** {@link #addMount(String, long)} with words of {@link FAN}. */
    public void addMount(String path, String mask) throws ErrnoException {
        addMount(path, FAN.parse(mask));
    }

    /** Marks all that is in the file system that has a path. Since Linux 4.20. */
    public void addFileSystem(String path, long mask) throws ErrnoException {
        mark(FAN_MARK.ADD | FAN_MARK.FILESYSTEM, mask, Dir.cwd(), path);
    }

    /** {@link #addFileSystem(String, long)} with words of {@link FAN}. */
    public void addFileSystem(String path, String mask) throws ErrnoException {
        addFileSystem(path, FAN.parse(mask));
    }

    /** Takes events from the mark of a file or directory. */
    public void remove(String path, long mask) throws ErrnoException {
        mark(FAN_MARK.REMOVE, mask, Dir.cwd(), path);
    }

    /** {@link #remove(String, long)} with words of {@link FAN}. */
    public void remove(String path, String mask) throws ErrnoException {
        remove(path, FAN.parse(mask));
    }

    /** Takes away all marks of files and directories. */
    public void flush() throws ErrnoException {
        flush(FAN_MARK.INODE);
    }

    /** Takes away all marks of one kind: {@link FAN_MARK#INODE}, {@link FAN_MARK#MOUNT}, {@link FAN_MARK#FILESYSTEM} … */
    public void flush(int kind) throws ErrnoException {
        mark(FAN_MARK.FLUSH | kind, 0, Dir.cwd(), "/");
    }

    /** {@link #flush(int)} as a word of {@link FAN_MARK}: {@code "filesystem"}. */
    public void flush(String kind) throws ErrnoException {
        flush(FAN_MARK.parse(kind));
    }

    /**
     * Any change of marks.
     *
     * @param flags bits of {@link FAN_MARK}
     * @param mask bits of {@link FAN}
     * @param directory where the path begins
     * @throws ErrnoException as fanotify_mark(2)
     */
    public void mark(int flags, long mask, HasFd directory, String path) throws ErrnoException {
        FanotifyCalls.fanotifyMark(fd, flags, mask, directory.fd(), path);
    }

    /** {@link #mark(int, long, HasFd, String)} with words of {@link FAN_MARK} and {@link FAN}. */
    public void mark(String flags, String mask, HasFd directory, String path) throws ErrnoException {
        mark(FAN_MARK.parse(flags), FAN.parse(mask), directory, path);
    }

    /** Marks what is open on a descriptor, or changes its mark. */
    public void mark(int flags, long mask, HasFd file) throws ErrnoException {
        FanotifyCalls.fanotifyMarkFd(fd, flags, mask, file.fd());
    }

    /** {@link #mark(int, long, HasFd)} with words of {@link FAN_MARK} and {@link FAN}. */
    public void mark(String flags, String mask, HasFd file) throws ErrnoException {
        mark(FAN_MARK.parse(flags), FAN.parse(mask), file);
    }

    /** The next event, which the caller closes. May block. */
    public FanotifyEvent next() throws ErrnoException {
        while (true) {
            Optional<FanotifyEvent> event = take(null);
            if (event.isPresent()) return event.get();
        }
    }

    /** The next event, which the caller closes, or nothing if none has come within some time. May block. */
    public Optional<FanotifyEvent> next(Duration timeout) throws ErrnoException {
        return take(Objects.requireNonNull(timeout, "timeout"));
    }

    /** The next event, which the caller closes, or nothing if there is none now. */
    public Optional<FanotifyEvent> tryNext() throws ErrnoException {
        return take(Duration.ZERO);
    }

    private Optional<FanotifyEvent> take(@Nullable Duration timeout) throws ErrnoException {
        if (!queue.fill(timeout)) return Optional.empty();
        MemorySegment rest = queue.rest();
        FanotifyEventMetadata metadata = FanotifyEventMetadata.of(rest);
        if (metadata.vers() != FANOTIFY.METADATA_VERSION) {
            throw new IllegalStateException("this kernel's events have version " + metadata.vers() + ", and not "
                    + FANOTIFY.METADATA_VERSION);
        }
        FanotifyEvent event = FanotifyEvent.of(fd, rest.asSlice(0, metadata.event_len()), reportsErrors);
        queue.take(metadata.event_len());
        return Optional.of(event);
    }

    @Override
    public Fd fd() {
        return fd;
    }

    /** Takes away all marks; who waits for an answer is allowed what it wants. */
    @Override
    public void close() throws ErrnoException {
        fd.close();
    }
}
