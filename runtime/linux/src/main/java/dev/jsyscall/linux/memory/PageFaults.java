package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.userfaultfd.UFFD;
import dev.jsyscall.linux.abi.userfaultfd.UFFDIO_REGISTER_MODE;
import dev.jsyscall.linux.abi.userfaultfd.UFFD_CREATE;
import dev.jsyscall.linux.abi.userfaultfd.UFFD_FEATURE;
import dev.jsyscall.linux.abi.userfaultfd.UffdMsg;
import dev.jsyscall.linux.abi.userfaultfd.UffdioApi;
import dev.jsyscall.linux.abi.userfaultfd.UffdioRange;
import dev.jsyscall.linux.abi.userfaultfd.UffdioRegister;
import dev.jsyscall.linux.abi.userfaultfd.UserfaultfdCalls;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.event.Readiness;
import dev.jsyscall.linux.raw.FileRaw;
import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;

/**
 * Page faults that the program handles itself: it is told when a thread touches a missing or protected page, and {@link FaultHandling fills
 * or unprotects} it, upon which the thread goes on.
 *
 * <p>A thread that waits so inside Java code cannot be stopped for garbage collection, and if the handler then needs memory, both wait for
 * ever. So registered pages have no {@linkplain MappedPages#segment segment} until they are unregistered; {@link MappedPages#read},
 * {@link MappedPages#write} and other system calls wait in the kernel, and are fine.
 *
 * <p>Who asked for events other than page faults should have one thread that does nothing but read them, and handle page faults in
 * others: a change of a mapping, such as {@link Mapping#mremap} or {@link Mapping#close}, waits until its event is read, and calls about
 * the mapping's pages wait for the change.
 *
 * <p>The descriptor does not block and is closed on exec. Safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/userfaultfd.2.html">userfaultfd(2)</a>
 */
public final class PageFaults implements HasFd, Closeable {
    private static final int FLAGS = UFFD_CREATE.CLOEXEC | UFFD_CREATE.NONBLOCK;

    private final OwnedFd fd;
    private long features;

    private PageFaults(OwnedFd fd) {
        this.fd = fd;
    }

    static PageFaults of(int number) {
        return new PageFaults(OwnedFd.of(number));
    }

    /**
     * Begins to handle faults of system calls and of programs.
     *
     * @throws ErrnoException EPERM without CAP_SYS_PTRACE, unless the system allows it to all; ENOSYS if the kernel was built without it
     */
    public static PageFaults open() throws ErrnoException {
        return open(0);
    }

    /**
     * Begins to handle faults of system calls and of programs.
     *
     * @param features what is wanted beyond the ordinary, bits of {@link UFFD_FEATURE}
     * @throws ErrnoException EINVAL if the kernel does not have them all; EPERM without CAP_SYS_PTRACE, unless the system allows it to all
     */
    public static PageFaults open(long features) throws ErrnoException {
        return of(UserfaultfdCalls.userfaultfd(FLAGS), features);
    }

    /** {@link #open(long)} with words of {@link UFFD_FEATURE}: {@code "thread_id, event_remove"}. */
    public static PageFaults open(String features) throws ErrnoException {
        return open(UFFD_FEATURE.parse(features));
    }

    /**
     * Begins to handle faults of programs alone, which needs no privilege: system calls that touch a registered page fail with EFAULT. In a
     * JVM, of use for filling pages before they are unregistered, and for what native code touches.
     *
     * @param features what is wanted beyond the ordinary, bits of {@link UFFD_FEATURE}
     * @throws ErrnoException EINVAL if the kernel does not have them all, or before Linux 5.11
     */
    public static PageFaults openUserMode(long features) throws ErrnoException {
        return of(UserfaultfdCalls.userfaultfd(FLAGS | UFFD_CREATE.USER_MODE_ONLY), features);
    }

    /** {@link #openUserMode(long)} with words of {@link UFFD_FEATURE}: {@code "thread_id"}; of none for the ordinary. */
    public static PageFaults openUserMode(String features) throws ErrnoException {
        return openUserMode(UFFD_FEATURE.parse(features));
    }

    /**
     * Begins to handle faults of system calls and of programs, for which one needs no privilege but access to {@code /dev/userfaultfd}.
     *
     * @param features what is wanted beyond the ordinary, bits of {@link UFFD_FEATURE}
     * @throws ErrnoException EACCES without that access; ENOENT before Linux 6.1, or where nobody made the device
     */
    public static PageFaults openDevice(long features) throws ErrnoException {
        try (OwnedFd device = FcntlCalls.openat("/dev/userfaultfd", O.RDWR | O.CLOEXEC)) {
            return of(UserfaultfdCalls.userfaultfdIocNew(device, FLAGS), features);
        }
    }

    /** {@link #openDevice(long)} with words of {@link UFFD_FEATURE}. */
    public static PageFaults openDevice(String features) throws ErrnoException {
        return openDevice(UFFD_FEATURE.parse(features));
    }

    /** What this kernel can do beyond the ordinary: bits of {@link UFFD_FEATURE}. Needs no privilege. */
    public static long supportedFeatures() throws ErrnoException {
        try (OwnedFd fd = UserfaultfdCalls.userfaultfd(FLAGS | UFFD_CREATE.USER_MODE_ONLY)) {
            return agree(fd, 0);
        }
    }

    private static PageFaults of(OwnedFd fd, long features) throws ErrnoException {
        PageFaults faults = new PageFaults(fd);
        try {
            agree(fd, features);
            faults.features = features;
            return faults;
        } catch (ErrnoException e) {
            fd.close();
            throw e;
        }
    }

    /** Says what is wanted, and hears what there is. */
    private static long agree(OwnedFd fd, long features) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            UffdioApi api = UffdioApi.allocate(scratch).api(UFFD.API).features(features);
            try {
                UserfaultfdCalls.uffdioApi(fd, api);
            } catch (ErrnoException e) {
                // The kernel cleared what was asked for.
                throw fd.failure(-e.errno().number(), "UFFDIO_API", fd, api.api(UFFD.API).features(features));
            }
            return api.features();
        }
    }

    @Override
    public Fd fd() {
        return fd;
    }

    /**
     * Has faults of some pages reported. All segments of their mapping end, and these pages have none until they are unregistered, unless
     * protected writes alone are reported, and those without waiting ({@link UFFD_FEATURE#WP_ASYNC}).
     *
     * @param pages whole pages
     * @param mode bits of {@link UFFDIO_REGISTER_MODE}: which faults
     * @throws ErrnoException EINVAL if that is not possible for such pages, EBUSY if another registered them
     */
    public void register(MappedPages pages, long mode) throws ErrnoException {
        boolean threadsWait = mode != UFFDIO_REGISTER_MODE.WP || (features & UFFD_FEATURE.WP_ASYNC) == 0;
        PageChanges.watch(pages, threadsWait ? this : null, place -> {
            try (Scratch scratch = Scratch.open()) {
                UffdioRegister request = UffdioRegister.allocate(scratch).mode(mode);
                request.range().start(place.address()).len(pages.size());
                UserfaultfdCalls.uffdioRegister(fd, request);
            }
        });
    }

    /** {@link #register(MappedPages, long)} with words of {@link UFFDIO_REGISTER_MODE}: {@code "missing, wp"}. */
    public void register(MappedPages pages, String mode) throws ErrnoException {
        register(pages, UFFDIO_REGISTER_MODE.parse(mode));
    }

    /** Has faults of some pages reported no longer. Who waits for one goes on, and finds zeros. */
    public void unregister(MappedPages pages) throws ErrnoException {
        PageChanges.unwatch(pages, place -> {
            try (Scratch scratch = Scratch.open()) {
                UserfaultfdCalls.uffdioUnregister(fd, UffdioRange.allocate(scratch).start(place.address()).len(pages.size()));
            }
        });
    }

    /** What can be done for threads that wait. */
    public FaultHandling handling() {
        return FaultHandling.of(fd);
    }

    /** Waits for something to happen, and begins again after a signal. Blocks. */
    public FaultEvent next() throws ErrnoException {
        while (true) {
            Optional<FaultEvent> event = tryNext();
            if (event.isPresent()) return event.get();
            Readiness.await(fd);
        }
    }

    /** Waits for something to happen, as {@link #next()}, but not longer than {@code time}; a negative time is over. */
    public Optional<FaultEvent> next(Duration time) throws ErrnoException {
        long start = System.nanoTime();
        Duration left = time;
        while (Readiness.await(fd, left)) {
            Optional<FaultEvent> event = tryNext();
            if (event.isPresent()) return event;
            left = time.minusNanos(System.nanoTime() - start);
        }
        return Optional.empty();
    }

    /** What has happened, if anything has. */
    public Optional<FaultEvent> tryNext() throws ErrnoException {
        int number = fd.enter();
        try (Scratch scratch = Scratch.open()) {
            UffdMsg message = UffdMsg.allocate(scratch);
            long result = FileRaw.read(number, message.segment(), UffdMsg.SIZE);
            if (result == -E.AGAIN) return Optional.empty();
            if (result != UffdMsg.SIZE) throw fd.failure(result, "read", fd);
            return Optional.of(FaultEvent.of(message));
        } finally {
            fd.exit();
        }
    }

    /** Handles no more faults: who waits for one goes on, and finds zeros. */
    @Override
    public void close() throws ErrnoException {
        fd.close();
    }

    /** Whether it was not closed yet, so that threads may wait for it. */
    boolean isOpen() {
        return fd.isOpen();
    }

    /** The descriptor's number. */
    @Override
    public String toString() {
        return fd.toString();
    }
}
