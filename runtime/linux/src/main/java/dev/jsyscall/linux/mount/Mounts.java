package dev.jsyscall.linux.mount;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.mount.LSMT;
import dev.jsyscall.linux.abi.mount.MNT_ID_REQ_SIZE;
import dev.jsyscall.linux.abi.mount.MntIdReq;
import dev.jsyscall.linux.abi.mount.MountCalls;
import dev.jsyscall.linux.abi.mount.STATMOUNT;
import dev.jsyscall.linux.abi.mount.Statmount;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import dev.jsyscall.linux.file.Fs;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is mounted: as {@code /proc} lists it, and as the kernel tells it without {@code /proc} since Linux 6.8. */
public final class Mounts {
    private static final BorrowedFd HERE = BorrowedFd.of(AT.FDCWD);
    private static final int SOME = 512;
    private static final int TEXT_BYTES = 4096;
    private static final long WANTED = STATMOUNT.SB_BASIC | STATMOUNT.MNT_BASIC | STATMOUNT.MNT_ROOT | STATMOUNT.MNT_POINT
            | STATMOUNT.FS_TYPE | STATMOUNT.MNT_OPTS | STATMOUNT.SB_SOURCE;

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
        return Fs.readString(path).lines().map(MountPoint::parse).toList();
    }

    /** The mount that has what is at a path; nothing if this process sees it not, as after chroot(2). */
    public static Optional<MountPoint> at(String path) throws ErrnoException {
        long id = Fs.stat(path).mountId();
        return list().stream().filter(mount -> mount.id() == id).findFirst();
    }

    /** The unique number of the mount that has what is at a path. Since Linux 6.8. */
    public static long idOf(String path) throws ErrnoException {
        return idOf(HERE, path, 0);
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
        List<Long> ids = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(ValueLayout.JAVA_LONG, SOME);
            MntIdReq request = request(arena, mount);
            long count;
            do {
                count = MountCalls.listmount(request, memory);
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
        for (long room = Statmount.SIZE + TEXT_BYTES; ; room *= 2) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = arena.allocate(room, Statmount.ALIGN);
                MountCalls.statmount(request(arena, mount).param(WANTED), memory);
                return MountStatus.of(memory);
            } catch (ErrnoException e) {
                if (!e.is(E.OVERFLOW)) throw e;
            }
        }
    }

    private static MntIdReq request(Arena arena, long mount) {
        return MntIdReq.allocate(arena).size(MNT_ID_REQ_SIZE.VER0).mnt_id(mount);
    }
}
