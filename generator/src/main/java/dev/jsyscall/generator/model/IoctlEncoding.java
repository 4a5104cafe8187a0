package dev.jsyscall.generator.model;

/**
 * How {@code _IOC(direction, type, number, size)} packs its parts: number in bits 0–7, type in bits 8–15, then size, then direction.
 *
 * @param sizeBits width of the size part: 14 in the generic encoding, 13 on powerpc, mips and sparc
 * @param none the direction code of {@code _IO}
 * @param read the direction code of {@code _IOR}
 * @param write the direction code of {@code _IOW}
 */
public record IoctlEncoding(int sizeBits, int none, int read, int write) {
    public static final IoctlEncoding GENERIC = new IoctlEncoding(14, 0, 2, 1);
    public static final IoctlEncoding POWERPC = new IoctlEncoding(13, 1, 2, 4);

    public long encode(boolean reads, boolean writes, long type, long number, long size) {
        long direction = !reads && !writes ? none : (reads ? read : 0) | (writes ? write : 0);
        return direction << (16 + sizeBits) | size << 16 | type << 8 | number;
    }
}
