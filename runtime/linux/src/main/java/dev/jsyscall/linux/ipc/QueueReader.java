package dev.jsyscall.linux.ipc;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives messages of a {@link MessageQueue} with their priorities, each into the memory of the one before, so that nothing is allocated
 * for them. For one thread at a time; a queue may have several.
 */
public final class QueueReader {
    private final QueueTransfer messages;
    private final MemorySegment buffer;
    private final MemorySegment priority;
    private long length;

    QueueReader(QueueTransfer messages) throws ErrnoException {
        this.messages = messages;
        Arena arena = Arena.ofAuto();
        buffer = arena.allocate(messages.messageBytes());
        priority = arena.allocate(Integer.BYTES, Integer.BYTES);
    }

    /**
     * Receives the oldest message of the highest priority. May block while the queue is empty.
     *
     * @throws ErrnoException EAGAIN if the queue is empty and nonblocking
     */
    public void receive() throws ErrnoException {
        receiveUntil(null);
    }

    /**
     * Receives a message, and waits no longer than so. May block.
     *
     * @throws ErrnoException ETIMEDOUT if the queue stayed empty
     */
    public void receive(Duration timeout) throws ErrnoException {
        receiveUntil(Deadline.after(CLOCK.REALTIME, timeout));
    }

    /**
     * Receives a message if there is one now, whether or not the queue is nonblocking, and tells whether there was.
     *
     * @throws ErrnoException if it fails for another reason
     */
    public boolean tryReceive() throws ErrnoException {
        long result = messages.receive(buffer, priority, Deadline.PAST);
        if (result == -E.TIMEDOUT || result == -E.AGAIN) return false;
        length = messages.received(result, buffer);
        return true;
    }

    private void receiveUntil(@Nullable Timespec deadline) throws ErrnoException {
        length = messages.received(messages.receive(buffer, priority, deadline), buffer);
    }

    /** The message that was received last, until the next; empty before the first. */
    public MemorySegment message() {
        return buffer.asSlice(0, length);
    }

    /** That message's priority: the higher, the sooner it is received. */
    public int priority() {
        return priority.get(Access.INT, 0);
    }
}
