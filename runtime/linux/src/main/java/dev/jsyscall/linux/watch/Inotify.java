package dev.jsyscall.linux.watch;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.inotify.IN;
import dev.jsyscall.linux.abi.inotify.IN_INIT;
import dev.jsyscall.linux.abi.inotify.InotifyCalls;
import dev.jsyscall.linux.abi.inotify.InotifyEvent;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happens to files and to the entries of directories.
 *
 * <pre>{@code
 * try (Inotify inotify = Inotify.open()) {
 *     inotify.add("/tmp", "create, delete, move");
 *     while (true) System.out.println(inotify.next());
 * }
 * }</pre>
 *
 * <p>A directory's watch tells of its own entries, not of those below them. Waiting begins again after a signal, and ends with a
 * {@link dev.jsyscall.ClosedFdException} if another thread closes this. The descriptor is readable when events are there, for poll and
 * epoll, but not while events that were read already wait to be taken: take all by {@link #tryNext} each time.
 *
 * <p>Watches are added and removed by any thread; events are for one thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/inotify.7.html">inotify(7)</a>
 */
public final class Inotify implements HasFd, Closeable {
    private final OwnedFd fd;
    private final EventQueue queue;
    private final Map<Integer, Watch> watches = new HashMap<>();
    /** Events that were read while the other half of a move was looked for. */
    private final Deque<FileEvent> waiting = new ArrayDeque<>();

    private @Nullable Duration patience;

    private Inotify(OwnedFd fd) {
        this.fd = fd;
        queue = new EventQueue(fd);
    }

    /**
     * A queue of events that watches nothing yet.
     *
     * @throws ErrnoException as inotify_init1(2): EMFILE if this user has too many of them
     */
    public static Inotify open() throws ErrnoException {
        return new Inotify(InotifyCalls.inotifyInit1(IN_INIT.CLOEXEC | IN_INIT.NONBLOCK));
    }

    /**
     * From now on, makes one event of the two halves of a move: an {@link IN#MOVED_TO} that has its {@link FileEvent#from}. Halves whose
     * other half is not watched stay alone.
     *
     * @param longest how long the other half is waited for, some milliseconds, however much else happens meanwhile
     * @return this
     */
    public Inotify pairMoves(Duration longest) {
        if (longest.isNegative()) throw new IllegalArgumentException("a half is not waited for a negative time: " + longest);
        patience = longest;
        return this;
    }

    /**
     * Watches a file or directory, or changes what is told of one that is watched.
     *
     * @param mask which events, bits of {@link IN}, and how to watch: {@link IN#ONLYDIR}, {@link IN#DONT_FOLLOW}, {@link IN#ONESHOT} …
     * @throws ErrnoException as inotify_add_watch(2): ENOSPC if this user has too many of them
     */
    public synchronized Watch add(String path, int mask) throws ErrnoException {
        // Events of a new watch wait for this lock: none can arrive before it is known.
        Watch watch = new Watch(InotifyCalls.inotifyAddWatch(fd, path, mask), path);
        watches.put(watch.number(), watch);
        return watch;
    }

    /** {@link #add(String, int)} with the mask in words of {@link IN}: {@code "create, move, onlydir"}. */
    public Watch add(String path, String mask) throws ErrnoException {
        return add(path, IN.parse(mask));
    }

    /**
     * Watches a file or directory that is open, whatever its path is now. Needs {@code /proc}.
     *
     * @param mask as for {@link #add(String, int)}, without {@link IN#DONT_FOLLOW}
     * @return a watch whose path is that of the descriptor in {@code /proc}, good as long as it stays open
     */
    public Watch add(HasFd file, int mask) throws ErrnoException {
        if ((mask & IN.DONT_FOLLOW) != 0) {
            throw new IllegalArgumentException("what is open is found by a link in /proc: with dont_follow, that would be watched instead");
        }
        Fd open = file.fd();
        int number = open.enter();
        try {
            return add("/proc/self/fd/" + number, mask);
        } finally {
            open.exit();
        }
    }

    /** {@link #add(HasFd, int)} with the mask in words of {@link IN}. */
    public Watch add(HasFd file, String mask) throws ErrnoException {
        return add(file, IN.parse(mask));
    }

    /**
     * Ends a watch. Its last event is an {@link IN#IGNORED}.
     *
     * @throws ErrnoException EINVAL if it ended already, because the file was removed
     */
    public void remove(Watch watch) throws ErrnoException {
        InotifyCalls.inotifyRmWatch(fd, watch.number());
    }

    /** The next event. May block. */
    public FileEvent next() throws ErrnoException {
        while (true) {
            Optional<FileEvent> event = take(null);
            if (event.isPresent()) return event.get();
        }
    }

    /** The next event, or nothing if none has come within some time. May block. */
    public Optional<FileEvent> next(Duration timeout) throws ErrnoException {
        return take(Objects.requireNonNull(timeout, "timeout"));
    }

    /** The next event, or nothing if there is none now. Half of a move waits for the other, if they are paired. */
    public Optional<FileEvent> tryNext() throws ErrnoException {
        return take(Duration.ZERO);
    }

    private Optional<FileEvent> take(@Nullable Duration timeout) throws ErrnoException {
        FileEvent event = waiting.poll();
        if (event == null) event = read(timeout);
        if (event == null) return Optional.empty();
        Duration longest = patience;
        return Optional.of(longest != null && event.is(IN.MOVED_FROM) ? paired(event, longest) : event);
    }

    private FileEvent paired(FileEvent from, Duration longest) throws ErrnoException {
        for (Iterator<FileEvent> known = waiting.iterator(); known.hasNext(); ) {
            FileEvent event = known.next();
            if (isOtherHalf(from, event)) {
                known.remove();
                return event.movedFrom(from);
            }
        }
        long start = System.nanoTime();
        Duration left = longest;
        do {
            FileEvent event = read(left);
            if (event == null) return from;
            if (isOtherHalf(from, event)) return event.movedFrom(from);
            waiting.add(event);
            left = longest.minusNanos(System.nanoTime() - start);
            // Of what was read all is looked at, but no more: the kernel's queue may be filled faster than it is read.
        } while (left.isPositive() || !queue.isEmpty());
        return from;
    }

    private static boolean isOtherHalf(FileEvent from, FileEvent event) {
        return event.is(IN.MOVED_TO) && event.cookie() == from.cookie();
    }

    private @Nullable FileEvent read(@Nullable Duration timeout) throws ErrnoException {
        if (!queue.fill(timeout)) return null;
        MemorySegment rest = queue.rest();
        long size = InotifyEvent.SIZE + Integer.toUnsignedLong(InotifyEvent.of(rest).len());
        InotifyEvent event = InotifyEvent.of(rest.asSlice(0, size));
        queue.take(size);
        return new FileEvent(watch(event), event.mask(), event.cookie(), event.name(), Optional.empty());
    }

    private synchronized Watch watch(InotifyEvent event) {
        boolean ended = (event.mask() & IN.IGNORED) != 0;
        Watch watch = ended ? watches.remove(event.wd()) : watches.get(event.wd());
        if (watch != null) return watch;
        return event.wd() < 0 ? Watch.NONE : new Watch(event.wd(), "");
    }

    @Override
    public Fd fd() {
        return fd;
    }

    /** Ends all watches. */
    @Override
    public void close() throws ErrnoException {
        fd.close();
    }
}
