package dev.jsyscall.linux.file;

/**
 * Which driver a device belongs to, and which of its devices it is.
 *
 * @param major the driver, 0 to 4095; {@link dev.jsyscall.linux.abi.device_number} has names of some
 * @param minor the device, 0 to 1,048,575
 * @see <a href="https://man7.org/linux/man-pages/man3/makedev.3.html">makedev(3)</a>
 */
public record DeviceNumber(int major, int minor) {
    private static final int MAJORS = 1 << 12;
    private static final int MINORS = 1 << 20;

    /** Checks the ranges. */
    public DeviceNumber {
        if (major < 0 || major >= MAJORS) throw new IllegalArgumentException("a major number is 0 to " + (MAJORS - 1) + ": " + major);
        if (minor < 0 || minor >= MINORS) throw new IllegalArgumentException("a minor number is 0 to " + (MINORS - 1) + ": " + minor);
    }

    /** The number that the kernel takes and gives as 32 bits: 8 bits of the minor number, 12 of the major, the minor's other 12. */
    public static DeviceNumber decode(int number) {
        return new DeviceNumber(number >>> 8 & 0xfff, number & 0xff | number >>> 12 & 0xfff00);
    }

    /** As the kernel takes it, for mknod(2). */
    public int encode() {
        return minor & 0xff | major << 8 | (minor & 0xfff00) << 12;
    }

    /** {@code makedev(0x1, 0x3)}. */
    @Override
    public String toString() {
        return "makedev(0x" + Integer.toHexString(major) + ", 0x" + Integer.toHexString(minor) + ")";
    }
}
