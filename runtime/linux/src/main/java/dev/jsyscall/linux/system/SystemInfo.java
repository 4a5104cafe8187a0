package dev.jsyscall.linux.system;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.utsname.SI_LOAD;
import dev.jsyscall.linux.abi.utsname.Sysinfo;
import dev.jsyscall.linux.abi.utsname.UtsnameCalls;
import java.time.Duration;

/**
 * Memory and load of the system. Sizes are in bytes.
 *
 * @param uptime time since boot, in whole seconds, sleep included
 * @param load1 how many threads wanted to run, averaged over a minute
 * @param load5 the same over five minutes
 * @param load15 the same over fifteen minutes
 * @param totalMemory what the kernel can use
 * @param freeMemory what holds nothing at all; {@code MemAvailable} of /proc/meminfo says how much programs could get
 * @param sharedMemory what tmpfs and shared memory use
 * @param bufferMemory what buffers of block devices use
 * @param totalSwap the size of all swap areas
 * @param freeSwap what is free of it
 * @param totalHigh memory that a 32-bit kernel cannot always reach
 * @param freeHigh what is free of it
 * @param threads how many threads there are
 * @see <a href="https://man7.org/linux/man-pages/man2/sysinfo.2.html">sysinfo(2)</a>
 */
public record SystemInfo(
        Duration uptime, double load1, double load5, double load15, long totalMemory, long freeMemory, long sharedMemory, long bufferMemory,
        long totalSwap, long freeSwap, long totalHigh, long freeHigh, int threads) {

    /**
     * Asks for the state of this moment.
     *
     * @throws ErrnoException as sysinfo(2)
     */
    public static SystemInfo get() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Sysinfo info = Sysinfo.allocate(scratch);
            UtsnameCalls.sysinfo(info);
            long unit = Integer.toUnsignedLong(info.mem_unit());
            return new SystemInfo(Duration.ofSeconds(info.uptime()), load(info, 0), load(info, 1), load(info, 2), info.totalram() * unit,
                    info.freeram() * unit, info.sharedram() * unit, info.bufferram() * unit, info.totalswap() * unit,
                    info.freeswap() * unit, info.totalhigh() * unit, info.freehigh() * unit, info.procs());
        }
    }

    private static double load(Sysinfo info, int index) {
        return (double) info.loads(index) / (1 << SI_LOAD.SHIFT);
    }
}
