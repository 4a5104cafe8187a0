package dev.jsyscall.linux.ipc;

import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.mqueue.MqAttr;

/**
 * A message queue's size and state.
 *
 * @param nonblocking whether this open queue answers EAGAIN instead of waiting
 * @param maxMessages how many messages fit
 * @param messageBytes how many bytes a message has at most
 * @param messages how many messages there are at this moment
 */
public record QueueAttributes(boolean nonblocking, long maxMessages, long messageBytes, long messages) {

    static QueueAttributes of(MqAttr attr) {
        return new QueueAttributes((attr.flags() & O.NONBLOCK) != 0, attr.maxmsg(), attr.msgsize(), attr.curmsgs());
    }
}
