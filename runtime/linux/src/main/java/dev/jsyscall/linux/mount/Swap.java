package dev.jsyscall.linux.mount;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.swap.SWAP_FLAG;
import dev.jsyscall.linux.abi.swap.SwapCalls;
import dev.jsyscall.linux.proc.ProcFile;
import java.util.List;

/**
 * Swap space: partitions and files that mkswap(8) has prepared. Turning it on and off needs CAP_SYS_ADMIN and is the whole machine's.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/swapon.2.html">swapon(2)</a>
 */
public final class Swap {
    private Swap() {}

    /**
     * A swap space in use.
     *
     * @param path the device or file
     * @param type {@code partition} or {@code file}
     * @param size how many bytes it has
     * @param used how many of them are in use
     * @param priority the higher, the earlier it is used; negative if the kernel chose it
     */
    public record Space(String path, String type, long size, long used, int priority) {
        private static final long UNIT = 1024;

        static Space parse(String line) {
            String[] words = line.split("[ \t]+", -1); // not at other blanks, which the kernel does not escape in a path
            return new Space(MountPoint.unescape(words[0]), words[1], UNIT * Long.parseLong(words[2]), UNIT * Long.parseLong(words[3]),
                    Integer.parseInt(words[4]));
        }
    }

    /** What is in use, in the kernel's order. */
    public static List<Space> list() throws ErrnoException {
        return ProcFile.lines("/proc/swaps").stream().skip(1).map(Space::parse).toList();
    }

    /**
     * Turns a swap space on; the kernel chooses its priority. May block.
     *
     * @throws ErrnoException as swapon(2): EINVAL if it is none, EBUSY if it is on
     */
    public static void on(String path) throws ErrnoException {
        on(path, 0);
    }

    /**
     * Turns a swap space on with flags of {@link SWAP_FLAG}; see {@link #priority}.
     *
     * @throws ErrnoException as {@link #on(String)}
     */
    public static void on(String path, int flags) throws ErrnoException {
        SwapCalls.swapon(path, flags);
    }

    /** {@link #on(String, int)} with words of {@link SWAP_FLAG}; a number is the priority: {@code "prefer, 5, discard"}. */
    public static void on(String path, String flags) throws ErrnoException {
        on(path, flags(flags));
    }

    static int flags(String words) {
        for (String word : words.split("[,|]", -1)) {
            String item = word.strip();
            boolean isNumber = !item.isEmpty() && (item.charAt(0) == '-' || Character.isDigit(item.charAt(0)));
            if (isNumber) priority(SWAP_FLAG.parse(item));
        }
        return SWAP_FLAG.parse(words);
    }

    /** The flags that give a priority, 0 to 32767: higher ones are used first. */
    public static int priority(int priority) {
        if (priority < 0 || priority > SWAP_FLAG.PRIO_MASK) {
            throw new IllegalArgumentException("a priority is 0 to " + SWAP_FLAG.PRIO_MASK + ", not " + priority);
        }
        return SWAP_FLAG.PREFER | priority << SWAP_FLAG.PRIO_SHIFT;
    }

    /** Turns a swap space off, after all that is in it was brought to memory. May block for long. */
    public static void off(String path) throws ErrnoException {
        SwapCalls.swapoff(path);
    }
}
