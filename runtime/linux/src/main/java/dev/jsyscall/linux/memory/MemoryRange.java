package dev.jsyscall.linux.memory;

/**
 * A range of some process's memory, just numbers.
 *
 * @param address where it begins, for most calls the start of a page
 * @param size how many bytes
 */
public record MemoryRange(long address, long size) {

    /** The address in hexadecimal, and the size. */
    @Override
    public String toString() {
        return "0x" + Long.toHexString(address) + "+" + size;
    }
}
