package dev.jsyscall.linux.proc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a process's memory.
 *
 * @param start its first address
 * @param end the address after its last
 * @param permissions {@code r-xp}: what may be done there, and {@code s} for shared or {@code p} for private
 * @param offset where in the file it begins, in bytes
 * @param major the major number of the file's device
 * @param minor its minor number
 * @param inode the file's number; 0 for what is no file
 * @param path the file, with {@code " (deleted)"} after one that was removed; or {@code [heap]}, {@code [stack]}, {@code [anon:name]}; or
 *     nothing
 */
public record MemoryMap(long start, long end, String permissions, long offset, int major, int minor, long inode, String path) {
    private static final Pattern LINE = Pattern.compile(
            "(\\p{XDigit}+)-(\\p{XDigit}+) (\\S{4}) (\\p{XDigit}+) (\\p{XDigit}+):(\\p{XDigit}+) (\\d+) *(.*)", Pattern.DOTALL);
    private static final int HEXADECIMAL = 16;

    static MemoryMap parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) throw new IllegalStateException("a line of /proc/PID/maps that is like no other: " + line);
        return new MemoryMap(hex(parts.group(1)), hex(parts.group(2)), parts.group(3), hex(parts.group(4)), (int) hex(parts.group(5)),
                (int) hex(parts.group(6)), Long.parseLong(parts.group(7)), parts.group(8).replace("\\012", "\n"));
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, HEXADECIMAL);
    }

    /** How many bytes it has. */
    public long size() {
        return end - start;
    }

    /** Whether an address lies in it. */
    public boolean contains(long address) {
        return Long.compareUnsigned(start, address) <= 0 && Long.compareUnsigned(address, end) < 0;
    }

    /** Whether it may be read. */
    public boolean isReadable() {
        return permissions.charAt(0) == 'r';
    }

    /** Whether it may be written. */
    public boolean isWritable() {
        return permissions.charAt(1) == 'w';
    }

    /** Whether it may be executed. */
    public boolean isExecutable() {
        return permissions.charAt(2) == 'x';
    }

    /** Whether what is written there is seen by others who have mapped the same. */
    public boolean isShared() {
        return permissions.charAt(3) == 's';
    }

    /** As its line in the file. */
    @Override
    public String toString() {
        return String.format("%08x-%08x %s %08x %02x:%02x %d %s", start, end, permissions, offset, major, minor, inode, path).strip();
    }
}
