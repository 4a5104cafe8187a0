package dev.jsyscall.linux.proc;

/**
 * An open file of a process.
 *
 * @param number its descriptor there
 * @param target what it is: a path, or {@code socket:[4711]}, {@code pipe:[4711]}, {@code anon_inode:[eventpoll]}
 */
public record OpenFd(int number, String target) {}
