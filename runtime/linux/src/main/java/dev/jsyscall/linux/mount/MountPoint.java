package dev.jsyscall.linux.mount;

import dev.jsyscall.linux.file.DeviceNumber;
import java.util.List;

/**
 * A mount as {@code /proc/self/mountinfo} lists it.
 *
 * @param id its number, which another mount may get when it is gone
 * @param parent the number of the mount that it is mounted in; its own if it is at the top
 * @param device the device number of files in it
 * @param root which directory of the file system is mounted
 * @param target where it is mounted, as seen from the caller's root
 * @param flags what holds for this mount, as words with commas between: {@code rw,nosuid,relatime}
 * @param propagation how mounts below spread: {@code shared:7}, {@code master:3}, {@code unbindable}; empty if they do not
 * @param type the type of its file system
 * @param source what is mounted, in the form that the file system likes
 * @param options what holds for the file system wherever it is mounted, as words with commas between
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc_pid_mountinfo(5)</a>
 */
public record MountPoint(
        int id, int parent, DeviceNumber device, String root, String target, String flags, List<String> propagation, String type,
        String source, String options) {
    private static final int OPTIONAL = 6;
    private static final int AFTER = 4;

    /** Whether it holds for this mount: {@code mount.has("ro")}. */
    public boolean has(String flag) {
        return List.of(flags.split(",", -1)).contains(flag);
    }

    /** Whether nothing can be written through this mount, or in this file system at all. */
    public boolean isReadOnly() {
        return has("ro") || List.of(options.split(",", -1)).contains("ro");
    }

    /** Whether mounts in it appear in its peers and the other way round. */
    public boolean isShared() {
        return propagation.stream().anyMatch(word -> word.startsWith("shared:"));
    }

    /**
     * Reads a line of a mountinfo file.
     *
     * @throws IllegalArgumentException if it is none
     */
    static MountPoint parse(String line) {
        String[] words = line.split(" ", -1);
        int end = List.of(words).indexOf("-");
        if (end < OPTIONAL || words.length < end + AFTER) throw new IllegalArgumentException("no line of a mountinfo file: " + line);
        String[] device = words[2].split(":", -1);
        return new MountPoint(
                Integer.parseInt(words[0]), Integer.parseInt(words[1]),
                new DeviceNumber(Integer.parseInt(device[0]), Integer.parseInt(device[1])),
                unescape(words[3]), unescape(words[4]), words[5], List.of(words).subList(OPTIONAL, end),
                unescape(words[end + 1]), unescape(words[end + 2]), unescape(words[end + 3]));
    }

    /** Blanks, tabs, newlines, backslashes and number signs are written as a backslash and three octal digits. */
    static String unescape(String text) {
        if (text.indexOf('\\') < 0) return text;
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int value = text.charAt(i) == '\\' ? octal(text, i + 1) : -1;
            if (value < 0) {
                plain.append(text.charAt(i));
            } else {
                plain.append((char) value);
                i += 3;
            }
        }
        return plain.toString();
    }

    private static int octal(String text, int start) {
        if (start + 3 > text.length()) return -1;
        int value = 0;
        for (int i = start; i < start + 3; i++) {
            int digit = Character.digit(text.charAt(i), 8);
            if (digit < 0) return -1;
            value = 8 * value + digit;
        }
        return value < 0x80 ? value : -1;
    }

    /** Much as mount(8) prints it: {@code proc on /proc type proc (rw,nosuid)}. */
    @Override
    public String toString() {
        return source + " on " + target + " type " + type + " (" + flags + ")";
    }
}
