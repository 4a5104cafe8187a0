package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.ipc.IPC_KEY;
import dev.jsyscall.linux.abi.shm.SHM;
import dev.jsyscall.linux.abi.shm.SHM_AT;
import dev.jsyscall.linux.abi.shm.ShmCalls;
import dev.jsyscall.linux.abi.shm.Shmid64Ds;
import dev.jsyscall.linux.abi.shm.Shminfo64;
import dev.jsyscall.linux.abi.stat.S;
import java.time.Instant;
import java.util.Optional;

/**
 * A segment of System V shared memory. It stays until it is removed and nobody has it attached.
 *
 * @param id its number, by which all processes of the IPC namespace may mean it
 * @see <a href="https://man7.org/linux/man-pages/man2/shmget.2.html">shmget(2)</a>
 */
public record SysvSharedMemory(int id) {

    /**
     * A segment's size and state.
     *
     * @param owner whose it is
     * @param size how many bytes it has
     * @param attached how often it is attached
     * @param creator the process that made it
     * @param last the process that attached or detached it last, 0 if none did
     * @param attachedAt when it was attached last
     * @param detachedAt when it was detached last
     * @param changedAt when it was made or changed
     */
    public record Status(
            IpcOwner owner, long size, long attached, int creator, int last, Optional<Instant> attachedAt, Optional<Instant> detachedAt,
            Optional<Instant> changedAt) {}

    /**
     * Makes a segment that no key leads to, all of it zeros.
     *
     * @param mode its permissions, bits of {@link dev.jsyscall.linux.abi.stat.S}
     * @throws ErrnoException ENOSPC if there are too many; EINVAL if it is too large
     */
    public static SysvSharedMemory create(long size, int mode) throws ErrnoException {
        return get(IPC_KEY.PRIVATE, size, SHM.CREAT | mode);
    }

    /** {@link #create(long, int)} with permissions as {@code ls -l} writes them: {@code "rw-r-----"}. */
    public static SysvSharedMemory create(long size, String mode) throws ErrnoException {
        return create(size, S.parse(mode));
    }

    /**
     * Finds a segment by its key, or makes it.
     *
     * @param size how many bytes at least; 0 will do for one that is there
     * @param flags {@link SHM}, and the new segment's permissions
     * @throws ErrnoException ENOENT; EEXIST; EACCES; EINVAL if it is smaller
     */
    public static SysvSharedMemory get(int key, long size, int flags) throws ErrnoException {
        return new SysvSharedMemory(ShmCalls.shmget(key, size, flags));
    }

    /** {@link #get(int, long, int)} in words: {@code "creat, excl, rw-------"}. */
    public static SysvSharedMemory get(int key, long size, String flags) throws ErrnoException {
        return get(key, size, SHM.parse(flags));
    }

    /**
     * Attaches it, to be read and written. One that was removed can still be attached while others have it.
     *
     * @throws ErrnoException EACCES; EINVAL if it is gone
     */
    public AttachedMemory attach() throws ErrnoException {
        return attach(0);
    }

    /**
     * Attaches it.
     *
     * @param flags {@link SHM_AT#RDONLY}, {@link SHM_AT#EXEC}
     * @throws ErrnoException as {@link #attach()}
     * @see <a href="https://man7.org/linux/man-pages/man2/shmat.2.html">shmat(2)</a>
     */
    public AttachedMemory attach(int flags) throws ErrnoException {
        return AttachedMemory.anywhere(this, flags);
    }

    /** {@link #attach(int)} in words: {@code "rdonly"}. */
    public AttachedMemory attach(String flags) throws ErrnoException {
        return attach(SHM_AT.parse(flags));
    }

    /**
     * Attaches it at a place where nothing is mapped, for data with addresses in it.
     *
     * @param address a multiple of {@code SHMLBA}, mostly the page size; with {@link SHM_AT#RND} it is rounded down to one
     * @param flags {@link SHM_AT#RDONLY}, {@link SHM_AT#EXEC}, {@link SHM_AT#RND}
     * @throws ErrnoException EINVAL if something is mapped there, or the address is no multiple; otherwise as {@link #attach()}
     */
    public AttachedMemory attachAt(long address, int flags) throws ErrnoException {
        return AttachedMemory.at(this, address, flags);
    }

    /** {@link #attachAt(long, int)} in words: {@code "rdonly, rnd"}. */
    public AttachedMemory attachAt(long address, String flags) throws ErrnoException {
        return attachAt(address, SHM_AT.parse(flags));
    }

    /** {@link #attachAt(long, int)} to read and write it. */
    public AttachedMemory attachAt(long address) throws ErrnoException {
        return attachAt(address, 0);
    }

    /**
     * Its size and state; of one that was removed, while somebody has it attached.
     *
     * @throws ErrnoException EACCES; EINVAL if it is gone
     */
    public Status status() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Shmid64Ds ds = Shmid64Ds.allocate(scratch);
            ShmCalls.shmctlStat(id, ds);
            return new Status(IpcOwner.of(ds.perm()), ds.segsz(), ds.nattch(), ds.cpid(), ds.lpid(),
                    IpcTimes.time(ds.atime(), ds::atime_high), IpcTimes.time(ds.dtime(), ds::dtime_high),
                    IpcTimes.time(ds.ctime(), ds::ctime_high));
        }
    }

    /**
     * Changes owner, group and permissions.
     *
     * @param owner what it is to be; key and creator do not count
     * @throws ErrnoException EPERM if it is neither its owner nor its creator who asks
     */
    public void change(IpcOwner owner) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Shmid64Ds ds = Shmid64Ds.allocate(scratch);
            owner.store(ds.perm());
            ShmCalls.shmctlSet(id, ds);
        }
    }

    /**
     * Keeps its pages in memory once they are there.
     *
     * @throws ErrnoException EPERM; ENOMEM if it would pass RLIMIT_MEMLOCK
     */
    public void lock() throws ErrnoException {
        ShmCalls.shmctlLock(id);
    }

    /**
     * Lets its pages go to swap again.
     *
     * @throws ErrnoException EPERM
     */
    public void unlock() throws ErrnoException {
        ShmCalls.shmctlUnlock(id);
    }

    /**
     * Removes it: nobody finds it any more, and its memory is gone when the last process has detached it.
     *
     * @throws ErrnoException EPERM; EINVAL if there is none
     */
    public void remove() throws ErrnoException {
        ShmCalls.shmctlRmid(id);
    }

    /**
     * The system's limits.
     *
     * @param segments how many segments there may be
     * @param segmentBytes how many bytes one may have, unsigned
     * @param pages how many pages all of them may have, unsigned
     */
    public record Limits(long segments, long segmentBytes, long pages) {
        /** {@code Limits[segments=4096, segmentBytes=18446744073692774399, pages=18446744073692774399]}. */
        @Override
        public String toString() {
            return "Limits[segments=" + segments + ", segmentBytes=" + Long.toUnsignedString(segmentBytes) + ", pages="
                    + Long.toUnsignedString(pages) + "]";
        }
    }

    /**
     * The system's limits.
     *
     * @throws ErrnoException as shmctl(2)
     */
    public static Limits limits() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Shminfo64 info = Shminfo64.allocate(scratch);
            ShmCalls.shmctlLimits(info);
            return new Limits(info.shmmni(), info.shmmax(), info.shmall());
        }
    }
}
