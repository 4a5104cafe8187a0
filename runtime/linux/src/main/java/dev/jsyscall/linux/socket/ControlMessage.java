package dev.jsyscall.linux.socket;

import dev.jsyscall.Access;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.socket.Cmsghdr;
import dev.jsyscall.linux.abi.socket.SCM;
import dev.jsyscall.linux.abi.socket.SOL;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A control message, which travels beside the data of a socket, see cmsg(3).
 *
 * @param level who it is for, one of {@link SOL}
 * @param type what it is; at level {@link SOL#SOCKET} one of {@link SCM}
 * @param data its content, a view of the memory where it was found
 */
public record ControlMessage(int level, int type, MemorySegment data) {

    /** The control messages in what recvmsg(2) filled of a control buffer, in their order. What was cut off is left out or short. */
    public static List<ControlMessage> in(MemorySegment control) {
        List<ControlMessage> messages = new ArrayList<>();
        long start = 0;
        while (start + Cmsghdr.SIZE <= control.byteSize()) {
            Cmsghdr header = Cmsghdr.of(control.asSlice(start));
            long length = header.len();
            if (length < Cmsghdr.SIZE) break;
            long dataBytes = Math.min(length, control.byteSize() - start) - Cmsghdr.SIZE;
            messages.add(new ControlMessage(header.level(), header.type(), control.asSlice(start + Cmsghdr.SIZE, dataBytes)));
            start += ControlBuffer.aligned(length);
        }
        return List.copyOf(messages);
    }

    /** Whether it brings file descriptors. */
    public boolean isRights() {
        return level == SOL.SOCKET && type == SCM.RIGHTS;
    }

    /**
     * The file descriptors that it brings. To be asked once: whoever asks owns them.
     *
     * @throws IllegalStateException if it is another kind of message
     */
    public List<OwnedFd> takeRights() {
        if (!isRights()) throw new IllegalStateException("not SCM_RIGHTS: " + this);
        List<OwnedFd> fds = new ArrayList<>();
        for (long at = 0; at + Integer.BYTES <= data.byteSize(); at += Integer.BYTES) fds.add(OwnedFd.of(data.get(Access.INT, at)));
        return List.copyOf(fds);
    }
}
