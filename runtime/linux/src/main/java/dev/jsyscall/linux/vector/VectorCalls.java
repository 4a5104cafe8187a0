package dev.jsyscall.linux.vector;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Platform;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.raw.Numbers;
import java.lang.foreign.MemorySegment;

/**
 * The system calls that take an array of {@code iovec}, which keep its pieces alive while they run. The bindings' own cannot: an address
 * in a record is a number to them.
 *
 * <p>Each answers with the kernel's result or a negative errno, and those of files and pipes begin again after a signal. A piece whose arena is closed, or is another thread's, is an
 * {@link IllegalStateException} or a {@link WrongThreadException}, as with any segment that is handed to a call; so is closing the arena
 * meanwhile.
 */
public final class VectorCalls {
    private static final Syscall READV = call("readv");
    private static final Syscall WRITEV = call("writev");
    private static final Syscall PREADV2 = call("preadv2");
    private static final Syscall PWRITEV2 = call("pwritev2");
    private static final Syscall VMSPLICE = call("vmsplice");
    private static final Syscall SENDMSG = call("sendmsg");
    private static final Syscall RECVMSG = call("recvmsg");
    private static final Syscall PROCESS_VM_READV = call("process_vm_readv");
    private static final Syscall PROCESS_VM_WRITEV = call("process_vm_writev");

    private VectorCalls() {}

    private static Syscall call(String name) {
        return Syscall.of(name, Numbers.of(name));
    }

    /** Reads in a row. May block. */
    public static long readv(Fd fd, Vector pieces) throws ErrnoException {
        return pieces.filled(transfer(READV, fd, pieces, 0));
    }

    /** Writes in a row. May block. */
    public static long writev(Fd fd, Vector pieces) throws ErrnoException {
        return transfer(WRITEV, fd, pieces, 0);
    }

    /** Lends pieces to a pipe. May block. */
    public static long vmsplice(Fd fd, Vector pieces, int flags) throws ErrnoException {
        return transfer(VMSPLICE, fd, pieces, flags);
    }

    private static long transfer(Syscall call, Fd fd, Vector pieces, int flags) throws ErrnoException {
        long result;
        do {
            int number = fd.enterBlocking();
            try {
                result = call.callHolding(pieces.held(), number, pieces.address(), pieces.count(), flags, 0, 0);
            } finally {
                fd.exitBlocking();
            }
        } while (result == -E.INTR);
        return result;
    }

    /** Reads at a place, or for -1 at the position. May block. */
    public static long preadv2(Fd fd, Vector pieces, long place, int flags) throws ErrnoException {
        return pieces.filled(transferAt(PREADV2, fd, pieces, place, flags));
    }

    /** Writes at a place, or for -1 at the position. May block. */
    public static long pwritev2(Fd fd, Vector pieces, long place, int flags) throws ErrnoException {
        return transferAt(PWRITEV2, fd, pieces, place, flags);
    }

    /** The place is two words of C's long, of which one takes it all where that has 64 bits. */
    private static long transferAt(Syscall call, Fd fd, Vector pieces, long place, int flags) throws ErrnoException {
        long high = Platform.is64Bit() ? 0 : place >> Integer.SIZE;
        long result;
        do {
            int number = fd.enterBlocking();
            try {
                result = call.callHolding(pieces.held(), number, pieces.address(), pieces.count(), place, high, flags);
            } finally {
                fd.exitBlocking();
            }
        } while (result == -E.INTR);
        return result;
    }

    /**
     * Sends a message whose data is the pieces. May block.
     *
     * @param message a {@code msghdr} that has the vector's {@link Vector#array}
     */
    public static long sendmsg(Fd socket, MemorySegment message, Vector pieces, int flags) throws ErrnoException {
        return message(SENDMSG, socket, message, pieces, flags);
    }

    /** Receives a message into the pieces. May block. */
    public static long recvmsg(Fd socket, MemorySegment message, Vector pieces, int flags) throws ErrnoException {
        return pieces.filled(message(RECVMSG, socket, message, pieces, flags));
    }

    private static long message(Syscall call, Fd socket, MemorySegment message, Vector pieces, int flags) throws ErrnoException {
        int number = socket.enterBlocking();
        try {
            return call.callHolding(pieces.held(), number, message.address(), flags, 0, 0, 0);
        } finally {
            socket.exitBlocking();
        }
    }

    /** Reads a process's memory; {@code remote} is an array of {@code iovec} with its addresses. */
    public static long processVmReadv(int process, Vector pieces, MemorySegment remote, int remoteCount) {
        return pieces.filled(PROCESS_VM_READV.callHolding(
                pieces.held(), process, pieces.address(), pieces.count(), remote.address(), remoteCount, 0));
    }

    /** Writes a process's memory; {@code remote} is an array of {@code iovec} with its addresses. */
    public static long processVmWritev(int process, Vector pieces, MemorySegment remote, int remoteCount) {
        return PROCESS_VM_WRITEV.callHolding(
                pieces.held(), process, pieces.address(), pieces.count(), remote.address(), remoteCount, 0);
    }

    /** {@link #processVmReadv(int, Vector, MemorySegment, int)} into one piece, of which {@code local} is the {@code iovec}. */
    public static long processVmReadv(int process, MemorySegment piece, MemorySegment local, MemorySegment remote) {
        return PROCESS_VM_READV.callHolding(piece, process, local.address(), 1, remote.address(), 1, 0);
    }

    /** {@link #processVmWritev(int, Vector, MemorySegment, int)} of one piece, of which {@code local} is the {@code iovec}. */
    public static long processVmWritev(int process, MemorySegment piece, MemorySegment local, MemorySegment remote) {
        return PROCESS_VM_WRITEV.callHolding(piece, process, local.address(), 1, remote.address(), 1, 0);
    }
}
