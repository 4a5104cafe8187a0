package dev.jsyscall.linux.ipc;

import dev.jsyscall.Quote;

/** A message queue's name: everybody writes a slash before it, which the kernel does not want. */
final class QueueName {
    private QueueName() {}

    static String kernels(String name) {
        if (name.startsWith("/") && name.indexOf('/', 1) < 0 && name.length() > 1) return name.substring(1);
        throw new IllegalArgumentException("a message queue's name is a slash and a name, not " + Quote.string(name));
    }
}
