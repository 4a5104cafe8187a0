package dev.jsyscall.linux.proc;

import java.util.List;
import java.util.Map;

/**
 * What a process or thread has read and written.
 *
 * @param readBytes how many bytes its calls read, wherever they came from
 * @param writtenBytes how many bytes its calls wrote
 * @param readCalls how many calls like read(2) it made
 * @param writeCalls how many calls like write(2) it made
 * @param diskReadBytes how many bytes were read from disks for it
 * @param diskWrittenBytes how many bytes it has made the disks have to write
 * @param cancelledBytes how many bytes of these need not be written any more, as the files were cut
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_io.5.html">proc_pid_io(5)</a>
 */
public record ProcIo(
        long readBytes, long writtenBytes, long readCalls, long writeCalls, long diskReadBytes, long diskWrittenBytes, long cancelledBytes) {

    static ProcIo parse(List<String> lines) {
        Map<String, Long> fields = KibibyteLines.parse(lines);
        return new ProcIo(number(fields, "rchar"), number(fields, "wchar"), number(fields, "syscr"), number(fields, "syscw"),
                number(fields, "read_bytes"), number(fields, "write_bytes"), number(fields, "cancelled_write_bytes"));
    }

    private static long number(Map<String, Long> fields, String name) {
        Long value = fields.get(name);
        if (value == null) throw new IllegalStateException("/proc/PID/io has no line " + name);
        return value;
    }
}
