package dev.jsyscall.linux.proc;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a processor has spent its time on since boot, or all of them together.
 *
 * @param user programs, virtual machines among them
 * @param nice programs with a nice value above 0
 * @param system the kernel
 * @param idle nothing
 * @param ioWait nothing, while something waited for a disk; no more than a hint
 * @param irq interrupts
 * @param softIrq what interrupts left to be done
 * @param steal other virtual machines, if this is one
 * @param guest virtual machines; contained in user
 * @param guestNice virtual machines with a nice value above 0; contained in nice
 */
public record CpuTimes(
        Duration user, Duration nice, Duration system, Duration idle, Duration ioWait, Duration irq, Duration softIrq, Duration steal,
        Duration guest, Duration guestNice) {

    static CpuTimes parse(String[] words) {
        Duration[] times = Stream.of(words).skip(1).map(Ticks::time).toArray(Duration[]::new);
        return new CpuTimes(times[0], times[1], times[2], times[3], times[4], times[5], times[6], times[7], times[8], times[9]);
    }

    /** All of it, idle time included. */
    public Duration total() {
        return Stream.of(user, nice, system, idle, ioWait, irq, softIrq, steal).reduce(Duration.ZERO, Duration::plus);
    }
}
