package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.Struct;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.F;
import dev.jsyscall.linux.abi.fcntl.F_LOCK;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.Flock;
import dev.jsyscall.linux.abi.fcntl.Flock64;
import dev.jsyscall.linux.abi.file.SEEK;
import java.util.Optional;

/**
 * Advisory locks on ranges of a file.
 *
 * <p>Two kinds that respect each other. Those of the {@link Owner#OPEN_FILE open file} are what one wants: threads that opened the file
 * each for themselves exclude each other. Those of the {@link Owner#PROCESS process} are POSIX's: every thread has them at once, and the
 * first close of any descriptor of the file anywhere in the process drops them all.
 *
 * @param exclusive whether nobody shares it; asks for a file open for writing, a shared one for reading
 * @param start the first byte, from the file's start
 * @param length how many bytes, 0 for all up to the end wherever that comes to be
 * @see <a href="https://man7.org/linux/man-pages/man2/fcntl_locking.2.html">fcntl_locking(2)</a>
 */
public record RangeLock(boolean exclusive, long start, long length) {
    /** Whose lock it is. */
    public enum Owner {
        /** The open file's, and that of all its duplicates. */
        OPEN_FILE,
        /** The process's, by its dangerous rules. */
        PROCESS
    }

    /**
     * Who stands in the way.
     *
     * @param lock the lock that is held
     * @param pid the process that holds it, -1 if an open file does
     */
    public record Holder(RangeLock lock, int pid) {}

    /** A lock that no other shares. */
    public static RangeLock exclusive(long start, long length) {
        return new RangeLock(true, start, length);
    }

    /** A lock that others may share. */
    public static RangeLock shared(long start, long length) {
        return new RangeLock(false, start, length);
    }

    /** Takes the lock for the open file. May block; waits again when a signal interrupts it. */
    public void lock(HasFd file) throws ErrnoException {
        lock(file, Owner.OPEN_FILE);
    }

    /**
     * Takes the lock. May block; waits again when a signal interrupts it.
     *
     * @throws ErrnoException as fcntl(2); {@code EDEADLK} if processes would wait for each other
     */
    public void lock(HasFd file, Owner owner) throws ErrnoException {
        attempt(file.fd(), owner, type(), true);
    }

    /** Takes the lock for the open file if it is free. */
    public boolean tryLock(HasFd file) throws ErrnoException {
        return tryLock(file, Owner.OPEN_FILE);
    }

    /** Takes the lock if it is free. */
    public boolean tryLock(HasFd file, Owner owner) throws ErrnoException {
        return attempt(file.fd(), owner, type(), false);
    }

    /** Gives up whatever the open file has of the range. */
    public void unlock(HasFd file) throws ErrnoException {
        unlock(file, Owner.OPEN_FILE);
    }

    /** Gives up whatever the owner has of the range. */
    public void unlock(HasFd file, Owner owner) throws ErrnoException {
        attempt(file.fd(), owner, F_LOCK.UNLCK, true);
    }

    /** Who keeps the open file from having the lock; empty if nobody does. */
    public Optional<Holder> test(HasFd file) throws ErrnoException {
        return test(file, Owner.OPEN_FILE);
    }

    /** Who keeps the owner from having the lock; empty if nobody does. */
    public Optional<Holder> test(HasFd file, Owner owner) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            boolean open = owner == Owner.OPEN_FILE;
            if (Platform.is64Bit()) {
                Flock lock = Flock.allocate(scratch).type(type()).whence(SEEK.SET).start(start).len(length);
                if (open) FcntlCalls.fcntlOfdGetlk(file.fd(), lock);
                else FcntlCalls.fcntlGetlk(file.fd(), lock);
                return holder(lock.type(), lock.start(), lock.len(), lock.pid());
            }
            Flock64 lock = Flock64.allocate(scratch).type(type()).whence(SEEK.SET).start(start).len(length);
            if (open) FcntlCalls.fcntl64OfdGetlk(file.fd(), lock);
            else FcntlCalls.fcntl64Getlk64(file.fd(), lock);
            return holder(lock.type(), lock.start(), lock.len(), lock.pid());
        }
    }

    private static Optional<Holder> holder(int type, long start, long length, int pid) {
        if (type == F_LOCK.UNLCK) return Optional.empty();
        return Optional.of(new Holder(new RangeLock(type == F_LOCK.WRLCK, start, length), pid));
    }

    private int type() {
        return exclusive ? F_LOCK.WRLCK : F_LOCK.RDLCK;
    }

    /** False if somebody else has it, unless it waits. */
    private boolean attempt(Fd fd, Owner owner, int type, boolean wait) throws ErrnoException {
        int command = command(owner, wait);
        try (Scratch scratch = Scratch.open()) {
            Struct lock = Platform.is64Bit()
                    ? Flock.allocate(scratch).type(type).whence(SEEK.SET).start(start).len(length)
                    : Flock64.allocate(scratch).type(type).whence(SEEK.SET).start(start).len(length);
            long result;
            do {
                result = FcntlCalls.tryFcntl(fd, command, lock.segment().address());
            } while (result == -E.INTR);
            if (result == 0) return true;
            if (!wait && (result == -E.AGAIN || result == -E.ACCES)) return false;
            throw fd.failure(result, "fcntl", fd, F.table().shown(command), lock);
        }
    }

    /** The commands whose record reaches beyond 2 GiB have numbers of their own where a C long has 32 bits. */
    private static int command(Owner owner, boolean wait) {
        if (owner == Owner.OPEN_FILE) return wait ? F.OFD_SETLKW : F.OFD_SETLK;
        if (Platform.is64Bit()) return wait ? F.SETLKW : F.SETLK;
        return wait ? F.SETLKW64 : F.SETLK64;
    }
}
