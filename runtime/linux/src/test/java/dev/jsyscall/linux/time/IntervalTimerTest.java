package dev.jsyscall.linux.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.linux.signal.Disposition;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntervalTimerTest {

    @Test
    void isNotSetAtFirst() throws Exception {
        for (IntervalTimer timer : IntervalTimer.values()) {
            assertThat(timer.setting()).isEqualTo(TimerSetting.STOPPED);
            timer.stop();
        }
    }

    @Test
    void isRefusedWhereItsSignalWouldEndTheJvm() {
        for (IntervalTimer timer : IntervalTimer.values()) {
            assertThatThrownBy(() -> timer.set(TimerSetting.once(Duration.ofHours(1)))).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("would end the JVM");
        }
    }

    @Test
    void countsOnceItsSignalIsIgnored() throws Exception {
        IntervalTimer timer = IntervalTimer.VIRTUAL;
        try (Closeable ignored = Disposition.IGNORE.set("vtalrm")) {
            TimerSetting setting = TimerSetting.after(Duration.ofHours(1), Duration.ofSeconds(2, 5_000));
            assertThat(timer.set(setting)).isEqualTo(TimerSetting.STOPPED);
            assertThat(timer.setting().interval()).isEqualTo(setting.interval());
            assertThat(timer.setting().first()).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(61));
            assertThatThrownBy(() -> timer.set(TimerSetting.once(Duration.ofNanos(1_500)))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("microseconds");
            assertThatThrownBy(() -> timer.set(TimerSetting.at(Instant.now()))).isInstanceOf(IllegalArgumentException.class);
        } finally {
            timer.stop();
        }
    }
}
