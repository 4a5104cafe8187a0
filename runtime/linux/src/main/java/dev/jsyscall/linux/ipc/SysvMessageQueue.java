package dev.jsyscall.linux.ipc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.ipc.IPC;
import dev.jsyscall.linux.abi.ipc.IPC_KEY;
import dev.jsyscall.linux.abi.msg.MSG_RECEIVE;
import dev.jsyscall.linux.abi.msg.MsgCalls;
import dev.jsyscall.linux.abi.msg.Msginfo;
import dev.jsyscall.linux.abi.msg.Msqid64Ds;
import dev.jsyscall.linux.abi.stat.S;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.Optional;

/**
 * A message queue of System V: messages have types, by which receivers choose. It stays until it is removed, whether or not anybody uses
 * it. Methods that wait begin again when a signal interrupts them.
 *
 * @param id its number, by which all processes of the IPC namespace may mean it
 * @see <a href="https://man7.org/linux/man-pages/man7/sysvipc.7.html">sysvipc(7)</a>
 */
public record SysvMessageQueue(int id) {
    private static final int TYPE_BYTES = Platform.is64Bit() ? Long.BYTES : Integer.BYTES;

    /**
     * A queue's size and state.
     *
     * @param owner whose it is
     * @param messages how many messages there are
     * @param bytes how many bytes they have
     * @param capacity how many bytes they may have
     * @param lastSender the process that sent last, 0 if none did
     * @param lastReceiver the process that received last, 0 if none did
     * @param sent when a message was sent last
     * @param received when a message was received last
     * @param changed when it was made or changed
     */
    public record Status(
            IpcOwner owner, long messages, long bytes, long capacity, int lastSender, int lastReceiver, Optional<Instant> sent,
            Optional<Instant> received, Optional<Instant> changed) {}

    /**
     * Makes a queue that no key leads to.
     *
     * @param mode its permissions, bits of {@link dev.jsyscall.linux.abi.stat.S}
     * @throws ErrnoException ENOSPC if there are too many
     */
    public static SysvMessageQueue create(int mode) throws ErrnoException {
        return get(IPC_KEY.PRIVATE, IPC.CREAT | mode);
    }

    /** {@link #create(int)} with permissions as {@code ls -l} writes them: {@code "rw-r-----"}. */
    public static SysvMessageQueue create(String mode) throws ErrnoException {
        return create(S.parse(mode));
    }

    /**
     * Finds a queue by its key, or makes it.
     *
     * @param flags {@link IPC#CREAT}, {@link IPC#EXCL}, and the new queue's permissions
     * @throws ErrnoException ENOENT; EEXIST; EACCES
     */
    public static SysvMessageQueue get(int key, int flags) throws ErrnoException {
        return new SysvMessageQueue(MsgCalls.msgget(key, flags));
    }

    /** {@link #get(int, int)} in words: {@code "creat, excl, rw-------"}. */
    public static SysvMessageQueue get(int key, String flags) throws ErrnoException {
        return get(key, IPC.parse(flags));
    }

    /**
     * Sends a message. May block while the queue has no room.
     *
     * @throws ErrnoException EINVAL if it is too long; EIDRM if the queue is removed
     */
    public void send(SysvMessage message) throws ErrnoException {
        long result = send(message, 0);
        if (Syscall.isError(result)) throw ErrnoException.of(result, "msgsnd", id, message);
    }

    /**
     * Sends a message if there is room now.
     *
     * @return 0, or a negative errno: {@code -E.AGAIN} if there is not
     */
    public long trySend(SysvMessage message) {
        return send(message, IPC.NOWAIT);
    }

    private long send(SysvMessage message, int flags) {
        int length = message.length();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment memory = scratch.allocate(TYPE_BYTES + (long) length, TYPE_BYTES);
            Access.putWord(memory, 0, message.type());
            message.copyTo(memory, TYPE_BYTES);
            while (true) {
                long result = MsgCalls.tryMsgsnd(id, memory, length, flags);
                if (result != -E.INTR) return result;
            }
        }
    }

    /**
     * Receives a message. May block until there is one.
     *
     * @param type the type wanted; 0 for the oldest of any, below 0 for the oldest of the lowest type up to {@code -type}
     * @param most how many bytes it may have
     * @throws ErrnoException E2BIG if it has more, and stays; EIDRM if the queue is removed
     */
    public SysvMessage receive(long type, int most) throws ErrnoException {
        return receive(type, most, 0).orElseThrow();
    }

    /**
     * Receives a message if there is one now.
     *
     * @throws ErrnoException as {@link #receive(long, int)}
     */
    public Optional<SysvMessage> tryReceive(long type, int most) throws ErrnoException {
        return receive(type, most, MSG_RECEIVE.NOWAIT);
    }

    /**
     * Receives a message.
     *
     * @param flags {@link MSG_RECEIVE}: what if it is too long, any other type than this, only a copy of the message at a place
     * @return nothing if there is none and {@code NOWAIT} was given
     * @throws ErrnoException as {@link #receive(long, int)}
     */
    public Optional<SysvMessage> receive(long type, int most, int flags) throws ErrnoException {
        if (most < 0) throw new IllegalArgumentException("a message has 0 bytes or more, not up to " + most);
        try (Scratch scratch = Scratch.open()) {
            MemorySegment memory = scratch.allocate(TYPE_BYTES + (long) most, TYPE_BYTES);
            long result;
            do result = MsgCalls.tryMsgrcv(id, memory, most, type, flags);
            while (result == -E.INTR);
            if (result == -E.NOMSG) return Optional.empty();
            if (Syscall.isError(result)) {
                throw ErrnoException.of(result, "msgrcv", id, memory, most, type, MSG_RECEIVE.table().shown(flags));
            }
            return Optional.of(new SysvMessage(Access.word(memory, 0), memory.asSlice(TYPE_BYTES, result).toArray(JAVA_BYTE)));
        }
    }

    /** {@link #receive(long, int, int)} in words: {@code "nowait, noerror"}. */
    public Optional<SysvMessage> receive(long type, int most, String flags) throws ErrnoException {
        return receive(type, most, MSG_RECEIVE.parse(flags));
    }

    /**
     * Its size and state.
     *
     * @throws ErrnoException EACCES; EINVAL if it was removed
     */
    public Status status() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Msqid64Ds ds = Msqid64Ds.allocate(scratch);
            MsgCalls.msgctlStat(id, ds);
            return new Status(IpcOwner.of(ds.perm()), ds.qnum(), ds.cbytes(), ds.qbytes(), ds.lspid(), ds.lrpid(),
                    IpcTimes.time(ds.stime(), ds::stime_high), IpcTimes.time(ds.rtime(), ds::rtime_high),
                    IpcTimes.time(ds.ctime(), ds::ctime_high));
        }
    }

    /**
     * Changes owner, group, permissions and capacity.
     *
     * @param owner what it is to be; key and creator do not count
     * @param capacity in bytes; more than the system's limit needs CAP_SYS_RESOURCE
     * @throws ErrnoException EPERM if it is neither its owner nor its creator who asks
     */
    public void change(IpcOwner owner, long capacity) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Msqid64Ds ds = Msqid64Ds.allocate(scratch).qbytes(capacity);
            owner.store(ds.perm());
            MsgCalls.msgctlSet(id, ds);
        }
    }

    /**
     * Removes it and what is in it; whoever waits for it gets EIDRM.
     *
     * @throws ErrnoException EPERM; EINVAL if there is none
     */
    public void remove() throws ErrnoException {
        MsgCalls.msgctlRmid(id);
    }

    /**
     * The system's limits.
     *
     * @param queues how many queues there may be
     * @param messageBytes how many bytes a message may have
     * @param queueBytes the capacity of a new queue
     */
    public record Limits(int queues, int messageBytes, int queueBytes) {}

    /**
     * The system's limits.
     *
     * @throws ErrnoException as msgctl(2)
     */
    public static Limits limits() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Msginfo info = Msginfo.allocate(scratch);
            MsgCalls.msgctlLimits(info);
            return new Limits(info.msgmni(), info.msgmax(), info.msgmnb());
        }
    }
}
