package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.mqueue.MqueueCalls;
import dev.jsyscall.linux.abi.mqueue.NOTIFY_COOKIE;
import dev.jsyscall.linux.abi.signal.SIGEV;
import dev.jsyscall.linux.abi.signal.Sigevent;
import java.lang.foreign.MemorySegment;

/** How a process is told that a message came into an empty queue. */
final class QueueNotification {
    private QueueNotification() {}

    static void bySignal(Fd queue, int signal) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MqueueCalls.mqNotify(queue, Sigevent.allocate(scratch).notify_(SIGEV.SIGNAL).signo(signal));
        }
    }

    /** C libraries have a thread behind the socket, hence the constant. The kernel copies the cookie before it returns. */
    static void bySocket(Fd queue, HasFd socket, byte[] cookie) throws ErrnoException {
        if (cookie.length != NOTIFY_COOKIE.LEN) {
            throw new IllegalArgumentException("a cookie has " + NOTIFY_COOKIE.LEN + " bytes, not " + cookie.length);
        }
        Fd fd = socket.fd();
        int number = fd.enter();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment bytes = scratch.allocate(cookie.length, 1).copyFrom(MemorySegment.ofArray(cookie));
            Sigevent event = Sigevent.allocate(scratch).notify_(SIGEV.THREAD).signo(number);
            event.value().ptr(bytes);
            MqueueCalls.mqNotify(queue, event);
        } finally {
            fd.exit();
        }
    }
}
