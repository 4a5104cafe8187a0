package dev.jsyscall.verify.view;

/**
 * Where a header says something.
 *
 * @param header the header as programs include it, {@code linux/fcntl.h}; empty for what is not of the kernel
 */
public record Place(String header, int line) {
    public boolean kernel() {
        return !header.isEmpty();
    }
}
