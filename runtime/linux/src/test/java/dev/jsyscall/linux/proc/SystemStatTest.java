package dev.jsyscall.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemStatTest {

    @Test
    void theSystemHasDoneSomething() throws Exception {
        SystemStat stat = SystemStat.get();
        assertThat(stat.cpus()).hasSizeGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(stat.all().user()).isPositive();
        assertThat(stat.all().total()).isGreaterThanOrEqualTo(stat.all().user().plus(stat.all().system()));
        assertThat(stat.cpus().values()).allSatisfy(cpu -> assertThat(cpu.total()).isLessThanOrEqualTo(stat.all().total()));
        assertThat(stat.contextSwitches()).isPositive();
        assertThat(stat.interrupts()).isPositive();
        assertThat(stat.forks()).isPositive();
        assertThat(stat.running()).isPositive();
        assertThat(stat.blocked()).isNotNegative();
        assertThat(stat.booted()).isBefore(Instant.now());
    }

    @Test
    void loadIsTold() throws Exception {
        LoadAverage load = LoadAverage.get();
        assertThat(load.load1()).isNotNegative();
        assertThat(load.runnable()).isPositive().isLessThanOrEqualTo(load.threads());
        assertThat(load.lastPid()).isPositive();
    }

    @Test
    void timeSinceBootGoesOn() throws Exception {
        Uptime first = Uptime.get();
        Uptime second = Uptime.get();
        assertThat(second.up()).isGreaterThanOrEqualTo(first.up());
        assertThat(first.idle()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void memoryIsTold() throws Exception {
        MemInfo memory = MemInfo.get();
        assertThat(memory.total()).isGreaterThan(memory.available()).isGreaterThan(memory.free());
        assertThat(memory.cached()).isPositive().isLessThan(memory.total());
        assertThat(memory.swapFree()).isLessThanOrEqualTo(memory.swapTotal());
        assertThat(memory.get("Dirty")).isPresent();
        assertThat(memory.get("unheard of")).isEmpty();
    }

    @Test
    void processorsAreDescribed() throws Exception {
        List<CpuInfo> all = CpuInfo.all();
        assertThat(all).isNotEmpty().allSatisfy(cpu -> assertThat(cpu.fields()).isNotEmpty());
        if (System.getProperty("os.arch").equals("amd64")) {
            assertThat(all).hasSizeGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(all.getFirst().get("model name")).isPresent();
        }
        assertThat(all.getFirst().get("unheard of")).isEmpty();
    }
}
