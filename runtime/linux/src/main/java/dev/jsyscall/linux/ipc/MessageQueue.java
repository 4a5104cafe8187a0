package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.mqueue.MqAttr;
import dev.jsyscall.linux.abi.mqueue.MqueueCalls;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.signal.SignalName;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;

/**
 * A POSIX message queue: messages with priorities, under a name that all processes of the IPC namespace know.
 *
 * <p>It stands on a descriptor, which poll and epoll can wait for, and which is closed on exec. Methods that wait begin again when a
 * signal interrupts them; closing the queue ends their waiting. Memory that is native is used without a copy, an array through one.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/mq_overview.7.html">mq_overview(7)</a>
 */
public final class MessageQueue implements Closeable, HasFd {
    private final OwnedFd fd;
    private final QueueTransfer messages;

    private MessageQueue(OwnedFd fd) {
        this.fd = fd;
        messages = new QueueTransfer(fd);
    }

    /**
     * Opens a queue that is there.
     *
     * @param name a slash, and a name without any
     * @param flags {@link O}: whether to receive, send or both, and {@code NONBLOCK}
     * @throws IllegalArgumentException if {@code CREAT} is among the flags: what is made needs permissions
     * @throws ErrnoException ENOENT if it is not there; EACCES
     */
    public static MessageQueue open(String name, int flags) throws ErrnoException {
        return open(name, CreationMode.none(flags), 0);
    }

    /** {@link #open(String, int)} with flags in words: {@code "rdwr, nonblock"}. */
    public static MessageQueue open(String name, String flags) throws ErrnoException {
        return open(name, O.parse(flags));
    }

    /**
     * Opens a queue, which is made, in the system's default size, if it is not there and {@code CREAT} is among the flags.
     *
     * @param name a slash, and a name without any
     * @param flags {@link O}
     * @param mode the new queue's permissions, {@link S}, as far as the umask lets it
     * @throws ErrnoException EEXIST with {@code EXCL}; EMFILE if RLIMIT_MSGQUEUE is reached
     */
    public static MessageQueue open(String name, int flags, int mode) throws ErrnoException {
        return new MessageQueue(MqueueCalls.mqOpen(QueueName.kernels(name), flags, mode, null));
    }

    /** {@link #open(String, int, int)} in words: {@code "rdwr, creat, excl"}, {@code "rw-------"}. */
    public static MessageQueue open(String name, String flags, String mode) throws ErrnoException {
        return open(name, O.parse(flags), S.parse(mode));
    }

    /**
     * {@link #open(String, int, int)} with a size for the queue that is made.
     *
     * @param maxMessages how many messages the new queue holds, at most what {@code fs.mqueue.msg_max} says
     * @param messageBytes how many bytes a message has at most, itself at most what {@code fs.mqueue.msgsize_max} says
     * @throws ErrnoException EEXIST with {@code EXCL}; EINVAL if it would be too large; EMFILE if RLIMIT_MSGQUEUE is reached
     */
    public static MessageQueue open(String name, int flags, int mode, long maxMessages, long messageBytes) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MqAttr attr = MqAttr.allocate(scratch).maxmsg(maxMessages).msgsize(messageBytes);
            return new MessageQueue(MqueueCalls.mqOpen(QueueName.kernels(name), flags, mode, attr));
        }
    }

    /** {@link #open(String, int, int, long, long)} in words: {@code "rdwr, creat, excl"}, {@code "rw-------"}. */
    public static MessageQueue open(String name, String flags, String mode, long maxMessages, long messageBytes) throws ErrnoException {
        return open(name, O.parse(flags), S.parse(mode), maxMessages, messageBytes);
    }

    /**
     * Removes a queue's name; the queue goes when nobody has it open.
     *
     * @throws ErrnoException ENOENT if it is not there; EACCES
     */
    public static void unlink(String name) throws ErrnoException {
        MqueueCalls.mqUnlink(QueueName.kernels(name));
    }

    @Override
    public Fd fd() {
        return fd;
    }

    /**
     * Its size and state.
     *
     * @throws ErrnoException as mq_getsetattr(2)
     */
    public QueueAttributes attributes() throws ErrnoException {
        return QueueAttributes.of(fd);
    }

    /**
     * Says whether this open queue answers EAGAIN instead of waiting, for all who share the descriptor's open file.
     *
     * @return its size and state as they were
     * @throws ErrnoException as mq_getsetattr(2)
     */
    public QueueAttributes setNonblocking(boolean nonblocking) throws ErrnoException {
        return QueueAttributes.change(fd, nonblocking);
    }

    /**
     * Sends a message. May block while the queue is full.
     *
     * @param priority 0 to 32767; messages of a higher one are received first, those of the same in their order
     * @throws ErrnoException EMSGSIZE if it is too long for the queue; EAGAIN if the queue is full and nonblocking
     */
    public void send(MemorySegment message, int priority) throws ErrnoException {
        sent(messages.send(message, priority, null), message, priority);
    }

    /** {@link #send(MemorySegment, int)} of an array. */
    public void send(byte[] message, int priority) throws ErrnoException {
        send(MemorySegment.ofArray(message), priority);
    }

    /**
     * Sends a message, and waits no longer than so. May block.
     *
     * @throws ErrnoException ETIMEDOUT if the queue stayed full; otherwise as {@link #send(MemorySegment, int)}
     */
    public void send(MemorySegment message, int priority, Duration timeout) throws ErrnoException {
        sent(messages.send(message, priority, Deadline.after(CLOCK.REALTIME, timeout)), message, priority);
    }

    /** {@link #send(MemorySegment, int, Duration)} of an array. */
    public void send(byte[] message, int priority, Duration timeout) throws ErrnoException {
        send(MemorySegment.ofArray(message), priority, timeout);
    }

    /**
     * Sends a message if there is room for it now, whether or not the queue is nonblocking.
     *
     * @return 0, or a negative errno: {@code -E.AGAIN} if the queue is full
     * @throws ErrnoException if the queue is closed
     */
    public long trySend(MemorySegment message, int priority) throws ErrnoException {
        long result = messages.send(message, priority, Deadline.PAST);
        return result == -E.TIMEDOUT ? -E.AGAIN : result;
    }

    /** {@link #trySend(MemorySegment, int)} of an array. */
    public long trySend(byte[] message, int priority) throws ErrnoException {
        return trySend(MemorySegment.ofArray(message), priority);
    }

    /**
     * Receives the oldest message of the highest priority. May block while the queue is empty.
     *
     * @throws ErrnoException EAGAIN if the queue is empty and nonblocking
     */
    public QueueMessage receive() throws ErrnoException {
        return messages.receive(null).orElseThrow();
    }

    /**
     * Receives a message, and waits no longer than so. May block.
     *
     * @throws ErrnoException ETIMEDOUT if the queue stayed empty
     */
    public QueueMessage receive(Duration timeout) throws ErrnoException {
        return messages.receive(Deadline.after(CLOCK.REALTIME, timeout))
                .orElseThrow(() -> ErrnoException.of(-E.TIMEDOUT, "mq_timedreceive", fd, timeout));
    }

    /**
     * Receives a message if there is one now, whether or not the queue is nonblocking.
     *
     * @throws ErrnoException if it fails for another reason
     */
    public Optional<QueueMessage> tryReceive() throws ErrnoException {
        try {
            return messages.receive(Deadline.PAST);
        } catch (ErrnoException e) {
            if (e.is(E.AGAIN)) return Optional.empty();
            throw e;
        }
    }

    /**
     * Receives a message into memory of the caller's, without its priority. May block while the queue is empty.
     *
     * @param buffer at least {@link QueueAttributes#messageBytes}
     * @return how many bytes the message has
     * @throws ErrnoException EMSGSIZE if the buffer is too small for what might come
     */
    public long receive(MemorySegment buffer) throws ErrnoException {
        return messages.received(messages.receive(buffer, null, null), buffer);
    }

    /**
     * {@link #receive(MemorySegment)} that waits no longer than so. May block.
     *
     * @throws ErrnoException ETIMEDOUT if the queue stayed empty
     */
    public long receive(MemorySegment buffer, Duration timeout) throws ErrnoException {
        return messages.received(messages.receive(buffer, null, Deadline.after(CLOCK.REALTIME, timeout)), buffer);
    }

    /**
     * {@link #receive(MemorySegment)} if there is a message now, whether or not the queue is nonblocking.
     *
     * @return how many bytes the message has, or a negative errno: {@code -E.AGAIN} if the queue is empty
     * @throws ErrnoException if the queue is closed
     */
    public long tryReceive(MemorySegment buffer) throws ErrnoException {
        long result = messages.receive(buffer, null, Deadline.PAST);
        return result == -E.TIMEDOUT ? -E.AGAIN : result;
    }

    /**
     * What receives messages and their priorities without allocating anything for them.
     *
     * @throws ErrnoException as mq_getsetattr(2)
     */
    public QueueReader reader() throws ErrnoException {
        return new QueueReader(messages);
    }

    /**
     * Has a signal sent to this process, once, when a message comes into the empty queue and nobody waits for one. Somebody must be there
     * to take the signal: by default most of them end the process.
     *
     * @param signal one of {@link dev.jsyscall.linux.abi.signal.SIG}
     * @throws ErrnoException EBUSY if another process asked first
     * @see <a href="https://man7.org/linux/man-pages/man3/mq_notify.3.html">mq_notify(3)</a>
     */
    public void notifyBySignal(int signal) throws ErrnoException {
        QueueNotification.bySignal(fd, signal);
    }

    /** {@link #notifyBySignal(int)} of a signal by its name: {@code "usr1"}, {@code "rtmin+1"}. */
    public void notifyBySignal(String signal) throws ErrnoException {
        notifyBySignal(SignalName.parse(signal));
    }

    /**
     * Has 32 bytes sent to a netlink socket, once, when a message comes into the empty queue and nobody waits for one. (To be told every
     * time, poll the queue itself.)
     *
     * @param socket a netlink socket of this process
     * @param cookie 32 bytes; the last of those that are sent is one of {@link dev.jsyscall.linux.abi.mqueue.NOTIFY}
     * @throws ErrnoException EBUSY if another process asked first
     */
    public void notifyBySocket(HasFd socket, byte[] cookie) throws ErrnoException {
        QueueNotification.bySocket(fd, socket, cookie);
    }

    /**
     * Takes back what this process asked to be told.
     *
     * @throws ErrnoException as mq_notify(3)
     */
    public void notifyNoMore() throws ErrnoException {
        MqueueCalls.mqNotify(fd);
    }

    /** Closes the descriptor; the queue and its messages stay. */
    @Override
    public void close() throws ErrnoException {
        fd.close();
    }

    /** The descriptor's number, or {@code closed}. */
    @Override
    public String toString() {
        return fd.toString();
    }

    private void sent(long result, MemorySegment message, int priority) throws ErrnoException {
        if (Syscall.isError(result)) throw fd.failure(result, "mq_timedsend", fd, message, message.byteSize(), priority);
    }
}
