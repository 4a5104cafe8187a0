package dev.jsyscall.linux.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.proc.MemInfo;
import dev.jsyscall.linux.proc.Uptime;
import org.junit.jupiter.api.Test;

class SystemInfoTest {

    @Test
    void agreesWithProc() throws Exception {
        SystemInfo info = SystemInfo.get();
        MemInfo memory = MemInfo.get();
        assertThat(info.totalMemory()).isEqualTo(memory.total());
        assertThat(info.totalSwap()).isEqualTo(memory.swapTotal());
        assertThat(info.freeMemory()).isPositive().isLessThan(info.totalMemory());
        assertThat(info.threads()).isPositive();
        assertThat(info.load1()).isNotNegative();
        assertThat(info.uptime()).isPositive().isLessThanOrEqualTo(Uptime.get().up().plusSeconds(1));
    }
}
