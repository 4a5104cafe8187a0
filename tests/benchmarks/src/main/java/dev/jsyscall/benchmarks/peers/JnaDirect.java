package dev.jsyscall.benchmarks.peers;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** libc through JNA's direct mapping, its fastest way. */
public final class JnaDirect {
    static {
        Native.register("c");
    }

    private JnaDirect() {}

    public static native int getpid();

    public static native long read(int fd, Pointer buffer, long count) throws LastErrorException;

    public static native long write(int fd, Pointer buffer, long count) throws LastErrorException;

    public static native int close(int fd) throws LastErrorException;

    public static native int clock_gettime(int clock, Pointer time) throws LastErrorException;

    public static native int open(String path, int flags, int mode) throws LastErrorException;

    public static native int stat(String path, Pointer stat) throws LastErrorException;
}
