package dev.jsyscall.linux.ipc;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.ipc.IPC;
import dev.jsyscall.linux.abi.ipc.IPC_KEY;
import dev.jsyscall.linux.abi.sem.SemCalls;
import dev.jsyscall.linux.abi.sem.Sembuf;
import dev.jsyscall.linux.abi.sem.Semid64Ds;
import dev.jsyscall.linux.abi.sem.Seminfo;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of System V semaphores, counters of 0 to 32767 that processes change together. It stays until it is removed, whether or not
 * anybody uses it.
 *
 * @param id its number, by which all processes of the IPC namespace may mean it
 * @see <a href="https://man7.org/linux/man-pages/man2/semop.2.html">semop(2)</a>
 */
public record SysvSemaphores(int id) {

    /**
     * A set's size and state.
     *
     * @param owner whose it is
     * @param count how many semaphores it has
     * @param operated when an operation was done last
     * @param changed when it was made or changed
     */
    public record Status(IpcOwner owner, int count, Optional<Instant> operated, Optional<Instant> changed) {}

    /**
     * Makes a set that no key leads to, all of it 0.
     *
     * @param mode its permissions, bits of {@link dev.jsyscall.linux.abi.stat.S}
     * @throws ErrnoException ENOSPC if there are too many
     */
    public static SysvSemaphores create(int count, int mode) throws ErrnoException {
        return get(IPC_KEY.PRIVATE, count, IPC.CREAT | mode);
    }

    /** {@link #create(int, int)} with permissions as {@code ls -l} writes them: {@code "rw-r-----"}. */
    public static SysvSemaphores create(int count, String mode) throws ErrnoException {
        return create(count, S.parse(mode));
    }

    /**
     * Finds a set by its key, or makes it.
     *
     * @param count how many semaphores; 0 will do for one that is there
     * @param flags {@link IPC#CREAT}, {@link IPC#EXCL}, and the new set's permissions
     * @throws ErrnoException ENOENT; EEXIST; EACCES; EINVAL if it is smaller
     */
    public static SysvSemaphores get(int key, int count, int flags) throws ErrnoException {
        return new SysvSemaphores(SemCalls.semget(key, count, flags));
    }

    /** {@link #get(int, int, int)} in words: {@code "creat, excl, rw-------"}. */
    public static SysvSemaphores get(int key, int count, String flags) throws ErrnoException {
        return get(key, count, IPC.parse(flags));
    }

    /**
     * Does all steps at once, and waits until that is possible. May block; begins again when a signal interrupts it.
     *
     * @throws ErrnoException EIDRM if the set is removed; EFBIG if there is no such semaphore; ERANGE if one would be more than 32767
     * @see <a href="https://man7.org/linux/man-pages/man2/semop.2.html">semop(2)</a>
     */
    public void op(SemaphoreStep... steps) throws ErrnoException {
        long result;
        do result = operate(null, steps);
        while (result == -E.INTR);
        if (Syscall.isError(result)) throw ErrnoException.of(result, "semop", id, List.of(steps), steps.length);
    }

    /**
     * Does all steps at once, and waits no longer than so. May block.
     *
     * @return 0, or a negative errno: {@code -E.AGAIN} if time was over, or a step is {@link SemaphoreStep#noWait} and would wait
     */
    public long tryOp(Duration timeout, SemaphoreStep... steps) {
        long start = System.nanoTime();
        Duration whole = timeout.isNegative() ? Duration.ZERO : timeout;
        Duration left = whole;
        while (true) {
            long result = operate(left.isNegative() ? Duration.ZERO : left, steps);
            if (result != -E.INTR) return result;
            left = whole.minusNanos(System.nanoTime() - start);
        }
    }

    private long operate(@Nullable Duration timeout, SemaphoreStep... steps) {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment sops = Sembuf.array(scratch, steps.length);
            for (int i = 0; i < steps.length; i++) Sembuf.at(sops, i).num(steps[i].index()).op(steps[i].change()).flg(steps[i].flags());
            if (timeout == null) return SemCalls.trySemop(id, sops);
            Timespec time = Timespec.allocate(scratch);
            time.set(timeout);
            return SemCalls.trySemtimedop(id, sops, time);
        }
    }

    /**
     * A semaphore's value.
     *
     * @throws ErrnoException EINVAL if there is none
     * @see <a href="https://man7.org/linux/man-pages/man2/semctl.2.html">semctl(2)</a>
     */
    public int value(int index) throws ErrnoException {
        return SemCalls.semctlGetval(id, index);
    }

    /**
     * Sets a semaphore's value; what was to be undone of it is forgotten.
     *
     * @throws ErrnoException ERANGE if it is not 0 to 32767
     */
    public void setValue(int index, int value) throws ErrnoException {
        SemCalls.semctlSetval(id, index, value);
    }

    /**
     * The values of all semaphores, at one moment.
     *
     * @throws ErrnoException EACCES; EINVAL if the set was removed
     */
    public int[] values() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            int[] values = new int[status().count()];
            MemorySegment array = scratch.allocate((long) values.length * Short.BYTES, Short.BYTES);
            SemCalls.semctlGetall(id, array);
            for (int i = 0; i < values.length; i++) values[i] = Short.toUnsignedInt(array.getAtIndex(JAVA_SHORT, i));
            return values;
        }
    }

    /**
     * Sets the values of all semaphores at once.
     *
     * @throws IllegalArgumentException if they are not as many as the set has
     * @throws ErrnoException ERANGE if one is not 0 to 32767
     */
    public void setValues(int... values) throws ErrnoException {
        int count = status().count();
        if (values.length != count) throw new IllegalArgumentException("the set has " + count + " semaphores, not " + values.length);
        try (Scratch scratch = Scratch.open()) {
            MemorySegment array = scratch.allocate((long) count * Short.BYTES, Short.BYTES);
            for (int i = 0; i < count; i++) array.setAtIndex(JAVA_SHORT, i, Access.unsignedShort(values[i]));
            SemCalls.semctlSetall(id, array);
        }
    }

    /**
     * The process that changed a semaphore last, 0 if none did.
     *
     * @throws ErrnoException EINVAL if there is no such semaphore
     */
    public int lastPid(int index) throws ErrnoException {
        return SemCalls.semctlGetpid(id, index);
    }

    /**
     * How many threads wait for a semaphore to grow.
     *
     * @throws ErrnoException EINVAL if there is no such semaphore
     */
    public int waitingForMore(int index) throws ErrnoException {
        return SemCalls.semctlGetncnt(id, index);
    }

    /**
     * How many threads wait for a semaphore to be 0.
     *
     * @throws ErrnoException EINVAL if there is no such semaphore
     */
    public int waitingForZero(int index) throws ErrnoException {
        return SemCalls.semctlGetzcnt(id, index);
    }

    /**
     * Its size and state.
     *
     * @throws ErrnoException EACCES; EINVAL if it was removed
     */
    public Status status() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Semid64Ds ds = Semid64Ds.allocate(scratch);
            SemCalls.semctlStat(id, ds);
            return new Status(IpcOwner.of(ds.perm()), (int) ds.nsems(), IpcTimes.time(ds.otime(), ds::otime_high),
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
            Semid64Ds ds = Semid64Ds.allocate(scratch);
            owner.store(ds.perm());
            SemCalls.semctlSet(id, ds);
        }
    }

    /**
     * Removes the set; whoever waits for it gets EIDRM.
     *
     * @throws ErrnoException EPERM; EINVAL if there is none
     */
    public void remove() throws ErrnoException {
        SemCalls.semctlRmid(id);
    }

    /**
     * The system's limits.
     *
     * @param sets how many sets there may be
     * @param semaphores how many semaphores in all
     * @param perSet how many a set may have
     * @param steps how many steps an operation may have
     * @param value how large a value may be
     */
    public record Limits(int sets, int semaphores, int perSet, int steps, int value) {}

    /**
     * The system's limits.
     *
     * @throws ErrnoException as semctl(2)
     */
    public static Limits limits() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Seminfo info = Seminfo.allocate(scratch);
            SemCalls.semctlLimits(info);
            return new Limits(info.semmni(), info.semmns(), info.semmsl(), info.semopm(), info.semvmx());
        }
    }
}
