package dev.jsyscall.linux.proc;

import dev.jsyscall.Platform;
import java.util.stream.Stream;

/**
 * How much memory a process has, quickly read and not exact; {@link MemoryUse} is. In bytes.
 *
 * @param size what is mapped
 * @param resident what of that is in memory
 * @param shared what of that is in memory and of files or shared
 * @param code the program's code
 * @param data data and stacks
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html">proc_pid_statm(5)</a>
 */
public record ProcStatm(long size, long resident, long shared, long code, long data) {

    static ProcStatm parse(String text) {
        long[] bytes = Stream.of(text.strip().split(" ", -1)).mapToLong(pages -> Long.parseLong(pages) * Platform.pageSize()).toArray();
        // The fifth is always 0.
        return new ProcStatm(bytes[0], bytes[1], bytes[2], bytes[3], bytes[5]);
    }
}
