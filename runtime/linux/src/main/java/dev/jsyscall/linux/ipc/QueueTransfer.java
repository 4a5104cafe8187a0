package dev.jsyscall.linux.ipc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mqueue.MqueueCalls;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages on their way into a queue and out of it, until a deadline if there is one. Results are the kernel's. */
final class QueueTransfer {
    private final OwnedFd fd;

    /** A queue's messages never grow, so that it is asked once; 0 until then. */
    private int messageBytes;

    QueueTransfer(OwnedFd fd) {
        this.fd = fd;
    }

    long send(MemorySegment message, int priority, @Nullable Timespec deadline) throws ErrnoException {
        while (true) {
            long result = MqueueCalls.tryMqTimedsend(fd, message, priority, deadline);
            if (result != -E.INTR || !fd.isOpen()) return result;
        }
    }

    long receive(MemorySegment buffer, @Nullable MemorySegment priority, @Nullable Timespec deadline) throws ErrnoException {
        while (true) {
            long result = MqueueCalls.tryMqTimedreceive(fd, buffer, priority, deadline);
            if (result != -E.INTR || !fd.isOpen()) return result;
        }
    }

    /** Nothing if the deadline passed. */
    Optional<QueueMessage> receive(@Nullable Timespec deadline) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment buffer = scratch.reserve(messageBytes());
            MemorySegment priority = scratch.allocate(Integer.BYTES, Integer.BYTES);
            long result = receive(buffer, priority, deadline);
            if (result == -E.TIMEDOUT) return Optional.empty();
            byte[] data = new byte[(int) received(result, buffer)];
            MemorySegment.copy(buffer, JAVA_BYTE, 0, data, 0, data.length);
            return Optional.of(new QueueMessage(data, priority.get(Access.INT, 0)));
        }
    }

    /** How many bytes a message has, unless receiving it has failed. */
    long received(long result, MemorySegment buffer) throws ErrnoException {
        if (Syscall.isError(result)) throw fd.failure(result, "mq_timedreceive", fd, buffer, buffer.byteSize());
        return result;
    }

    int messageBytes() throws ErrnoException {
        if (messageBytes == 0) messageBytes = Math.toIntExact(QueueAttributes.of(fd).messageBytes());
        return messageBytes;
    }
}
