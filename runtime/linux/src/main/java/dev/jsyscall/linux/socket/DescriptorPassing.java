package dev.jsyscall.linux.socket;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.socket.MSG;
import dev.jsyscall.linux.abi.socket.Msghdr;
import dev.jsyscall.linux.abi.socket.SCM;
import dev.jsyscall.linux.abi.socket.SOL;
import dev.jsyscall.linux.vector.Vector;
import dev.jsyscall.linux.vector.VectorCalls;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Gives open files to whoever is at the other end of a UNIX socket, see unix(7). */
public final class DescriptorPassing {
    private DescriptorPassing() {}

    /**
     * What came.
     *
     * @param bytes how many bytes of data, 0 at the end
     * @param fds the descriptors, owned by the receiver and closed on exec
     * @param truncated whether more descriptors were sent than were asked for; the kernel has closed those
     */
    public record Received(long bytes, List<OwnedFd> fds, boolean truncated) implements Closeable {
        /** Closes the descriptors that are still open. */
        @Override
        public void close() throws ErrnoException {
            for (OwnedFd fd : fds) fd.close();
        }
    }

    /**
     * Sends data and descriptors. May block.
     *
     * @param data what goes with the descriptors; a stream socket needs a byte at least
     * @param fds files to share; the sender keeps its own
     * @return how many bytes were taken
     * @throws ErrnoException as sendmsg(2)
     */
    public static long send(Fd socket, MemorySegment data, Fd... fds) throws ErrnoException {
        int entered = 0;
        try (Scratch scratch = Scratch.open()) {
            long size = (long) fds.length * Integer.BYTES;
            ControlBuffer control = ControlBuffer.allocate(scratch, ControlBuffer.space(size));
            MemorySegment numbers = control.add(SOL.SOCKET, SCM.RIGHTS, size);
            for (Fd fd : fds) {
                numbers.set(Access.INT, (long) entered * Integer.BYTES, fd.enter());
                entered++;
            }
            try (Vector piece = Vector.in(scratch.in(data))) {
                Msghdr message = message(scratch, piece, control.segment());
                long bytes = VectorCalls.sendmsg(socket, message.segment(), piece, MSG.NOSIGNAL);
                if (bytes < 0) throw socket.failure(bytes, "sendmsg", socket, message, MSG.table().shown(MSG.NOSIGNAL));
                return bytes;
            }
        } finally {
            for (int i = 0; i < entered; i++) fds[i].exit();
        }
    }

    /**
     * Receives data and descriptors. May block.
     *
     * @param buffer where the data goes
     * @param most how many descriptors to take at most
     * @throws ErrnoException as recvmsg(2)
     */
    public static Received receive(Fd socket, MemorySegment buffer, int most) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment control = scratch.allocate(ControlBuffer.space((long) most * Integer.BYTES), Long.BYTES);
            MemorySegment memory = scratch.out(buffer);
            Msghdr message;
            long bytes;
            try (Vector piece = Vector.out(memory)) {
                message = message(scratch, piece, control);
                bytes = VectorCalls.recvmsg(socket, message.segment(), piece, MSG.CMSG_CLOEXEC);
                if (bytes < 0) throw socket.failure(bytes, "recvmsg", socket, message, MSG.table().shown(MSG.CMSG_CLOEXEC));
            }
            Scratch.copyBack(memory, buffer, bytes);
            List<OwnedFd> fds = new ArrayList<>();
            for (ControlMessage each : ControlMessage.in(control.asSlice(0, message.controllen()))) {
                if (each.isRights()) fds.addAll(each.takeRights());
            }
            return new Received(bytes, List.copyOf(fds), (message.flags() & MSG.CTRUNC) != 0);
        }
    }

    private static Msghdr message(Scratch scratch, Vector piece, MemorySegment control) {
        return Msghdr.allocate(scratch).iov(piece.array()).iovlen(piece.count()).control(control).controllen(control.byteSize());
    }
}
