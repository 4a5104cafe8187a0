package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.mqueue.MqAttr;
import dev.jsyscall.linux.abi.mqueue.MqueueCalls;

/**
 * A message queue's size and state.
 *
 * @param nonblocking whether this open queue answers EAGAIN instead of waiting
 * @param maxMessages how many messages fit
 * @param messageBytes how many bytes a message has at most
 * @param messages how many messages there are at this moment
 */
public record QueueAttributes(boolean nonblocking, long maxMessages, long messageBytes, long messages) {

    static QueueAttributes of(Fd queue) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MqAttr attr = MqAttr.allocate(scratch);
            MqueueCalls.mqGetsetattr(queue, null, attr);
            return of(attr);
        }
    }

    /** Sets what alone can be changed, and tells how all was before. */
    static QueueAttributes change(Fd queue, boolean nonblocking) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MqAttr before = MqAttr.allocate(scratch);
            MqueueCalls.mqGetsetattr(queue, MqAttr.allocate(scratch).flags(nonblocking ? O.NONBLOCK : 0), before);
            return of(before);
        }
    }

    private static QueueAttributes of(MqAttr attr) {
        return new QueueAttributes((attr.flags() & O.NONBLOCK) != 0, attr.maxmsg(), attr.msgsize(), attr.curmsgs());
    }
}
