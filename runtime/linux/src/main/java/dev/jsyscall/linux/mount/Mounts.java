package dev.jsyscall.linux.mount;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.mount.LISTMOUNT;
import dev.jsyscall.linux.abi.mount.LSMT;
import dev.jsyscall.linux.abi.mount.MNT_ID_REQ_SIZE;
import dev.jsyscall.linux.abi.mount.MntIdReq;
import dev.jsyscall.linux.abi.mount.MountCalls;
import dev.jsyscall.linux.abi.mount.Statmount;
import dev.jsyscall.linux.abi.namespace.NamespaceCalls;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import dev.jsyscall.linux.file.Dir;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.proc.ProcFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is mounted: as {@code /proc} lists it, and as the kernel tells it without {@code /proc} since Linux 6.8. */
public final class Mounts {
    private static final int SOME = 512;
    private static final int TEXT_BYTES = 4096;
    private static final long OWN = 0;

    private Mounts() {}

    /** All mounts that this process sees, those below others after them. */
    public static List<MountPoint> list() throws ErrnoException {
        return read("/proc/self/mountinfo");
    }

    /** All mounts that another process sees. */
    public static List<MountPoint> list(int process) throws ErrnoException {
        return read("/proc/" + process + "/mountinfo");
    }

    private static List<MountPoint> read(String path) throws ErrnoException {
        return ProcFile.lines(path).stream().map(MountPoint::parse).toList();
    }

    /** The mount that has what is at a path; nothing if this process sees it not, as after chroot(2). */
    public static Optional<MountPoint> at(String path) throws ErrnoException {
        long id = Fs.stat(path).mountId();
        return list().stream().filter(mount -> mount.id() == id).findFirst();
    }

    /** The unique number of the mount that has what is at a path. Since Linux 6.8. */
    public static long idOf(String path) throws ErrnoException {
        return idOf(Dir.cwd(), path, 0);
    }

    /** The unique number of the mount that a file was opened through. Since Linux 6.8. */
    public static long idOf(HasFd file) throws ErrnoException {
        return idOf(file, "", AT.EMPTY_PATH);
    }

    private static long idOf(HasFd directory, String path, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Statx about = Statx.allocate(scratch);
            StatCalls.statx(directory.fd(), path, flags, STATX.MNT_ID_UNIQUE, about);
            if ((about.mask() & STATX.MNT_ID_UNIQUE) == 0) throw ErrnoException.of(-E.NOSYS, "statx", directory, path, "mnt_id_unique");
            return about.mnt_id();
        }
    }

    /** The unique numbers of all mounts below the caller's root. Since Linux 6.8. */
    public static List<Long> ids() throws ErrnoException {
        return ids(LSMT.ROOT);
    }

    /** The unique numbers of all mounts below one, however deep. Since Linux 6.8. */
    public static List<Long> ids(long mount) throws ErrnoException {
        return ids(mount, 0);
    }

    /** {@link #ids(long)} with flags of {@link LISTMOUNT}: {@link LISTMOUNT#REVERSE} for the last first, since Linux 6.12. */
    public static List<Long> ids(long mount, int flags) throws ErrnoException {
        return ids(mount, flags, OWN);
    }

    /** {@link #ids(long, int)} with words of {@link LISTMOUNT}: {@code "reverse"}. */
    public static List<Long> ids(long mount, String flags) throws ErrnoException {
        return ids(mount, LISTMOUNT.parse(flags));
    }

    /**
     * {@link #ids(long, int)} of another mount namespace, which needs CAP_SYS_ADMIN there. Since Linux 6.11.
     *
     * @param mount a unique number; {@link LSMT#ROOT} for all
     * @param namespace its number, see {@link #namespace}
     */
    public static List<Long> ids(long mount, int flags, long namespace) throws ErrnoException {
        List<Long> ids = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_LONG, SOME);
            MntIdReq request = request(arena, mount, namespace);
            long count;
            do {
                count = MountCalls.listmount(request, memory, flags);
                for (long i = 0; i < count; i++) ids.add(memory.getAtIndex(ValueLayout.JAVA_LONG, i));
                if (count > 0) request.param(ids.getLast()); // the last that is known: the next call goes on after it
            } while (count == SOME);
        }
        return ids;
    }

    /**
     * What the kernel tells of a mount. Since Linux 6.8.
     *
     * @param mount its unique number
     * @throws ErrnoException as statmount(2): ENOENT if it is gone
     */
    public static MountStatus status(long mount) throws ErrnoException {
        return status(mount, OWN);
    }

    /**
     * {@link #status(long)} of a mount in another mount namespace, which needs CAP_SYS_ADMIN there. Since Linux 6.11.
     *
     * @param namespace its number, see {@link #namespace}
     */
    public static MountStatus status(long mount, long namespace) throws ErrnoException {
        for (long room = Statmount.SIZE + TEXT_BYTES; ; room *= 2) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = arena.allocate(room, Statmount.ALIGN);
                MountCalls.statmount(request(arena, mount, namespace).param(MountStatus.WANTED), memory);
                return MountStatus.of(memory);
            } catch (ErrnoException e) {
                if (!e.is(E.OVERFLOW)) throw e;
            }
        }
    }

    /**
     * The unique number of a mount namespace. Since Linux 6.11.
     *
     * @param file a descriptor of {@code /proc/…/ns/mnt}
     */
    public static long namespace(HasFd file) throws ErrnoException {
        return NamespaceCalls.nsGetMntnsId(file.fd());
    }

    private static MntIdReq request(Arena arena, long mount, long namespace) {
        // Kernels that know of no other namespaces take the shorter form alone.
        int size = namespace == OWN ? MNT_ID_REQ_SIZE.VER0 : MNT_ID_REQ_SIZE.VER1;
        return MntIdReq.allocate(arena).size(size).mnt_id(mount).mnt_ns_id(namespace);
    }
}
