package dev.jsyscall.linux.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.signal.SignalInfo;
import dev.jsyscall.linux.signal.SignalMask;
import dev.jsyscall.linux.signal.SignalSet;
import dev.jsyscall.linux.signal.SignalWait;
import dev.jsyscall.linux.signal.Signals;
import dev.jsyscall.linux.testing.Fails;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PosixTimerTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(2);

    @Test
    void aSilentTimerIsLookedAt() throws Exception {
        PosixTimer timer = PosixTimer.silent(KernelClock.MONOTONIC);
        assertThat(timer.setting()).isEqualTo(TimerSetting.STOPPED);
        assertThat(timer.set(TimerSetting.after(HOUR, SHORT))).isEqualTo(TimerSetting.STOPPED);
        assertThat(timer.setting().first()).isBetween(HOUR.minusMinutes(1), HOUR);
        assertThat(timer.setting().interval()).isEqualTo(SHORT);
        assertThat(timer.overrun()).isZero();
        assertThat(timer.set(TimerSetting.at(KernelClock.MONOTONIC.time().plus(HOUR), Duration.ZERO)).interval()).isEqualTo(SHORT);
        timer.stop();
        assertThat(timer.setting().isStopped()).isTrue();
        timer.close();
        timer.close();
        assertThat(timer).hasToString("closed");
        assertThatThrownBy(timer::setting).isInstanceOf(IllegalStateException.class).hasMessage("the timer is closed");
    }

    @Test
    void aTimerOfProcessorTimeCountsIt() throws Exception {
        try (PosixTimer timer = PosixTimer.silent(KernelClock.ofProcess((int) ProcessRaw.getpid()))) {
            timer.set(TimerSetting.once(HOUR));
            assertThat(timer.setting().first()).isLessThanOrEqualTo(HOUR);
        }
    }

    @Test
    void aThreadIsSentTheSignalThatItWaitsFor() throws Exception {
        try (SignalMask ignored = SignalMask.block("usr1");
                PosixTimer timer = PosixTimer.toThread(KernelClock.MONOTONIC, (int) ProcessRaw.gettid(), "usr1", 4711)) {
            timer.set(TimerSetting.every(SHORT));
            SignalInfo info = SignalWait.next(SignalSet.of("usr1"));
            assertThat(info.signal()).isEqualTo(SIG.USR1);
            assertThat(info.value()).isEqualTo(4711);
            // The signal stays pending meanwhile, and is not queued again.
            Sleep.of(SHORT.multipliedBy(10));
            SignalWait.next(SignalSet.of("usr1"));
            assertThat(timer.overrun()).isPositive();
            timer.stop();
            SignalWait.tryNext(SignalSet.of("usr1"));
        }
    }

    @Test
    void anAddressComesWithTheSignal() throws Exception {
        long address = Platform.is64Bit() ? 0x1234_5678_9abc_def0L : 0x1234_5678L;
        try (SignalMask ignored = SignalMask.block("usr1");
                PosixTimer timer = PosixTimer.toThread(KernelClock.MONOTONIC, (int) ProcessRaw.gettid(), "usr1", address)) {
            timer.set(TimerSetting.once(SHORT));
            SignalInfo info = SignalWait.next("usr1");
            assertThat(info.pointer()).isEqualTo(address);
            assertThat(info.toString()).contains("si_ptr=0x" + Long.toHexString(address));
        }
        try (Signals signals = Signals.open("alrm"); PosixTimer timer = PosixTimer.toProcess(KernelClock.MONOTONIC, "alrm", address)) {
            timer.set(TimerSetting.once(SHORT));
            assertThat(signals.next().pointer()).isEqualTo(address);
        }
    }

    @Test
    void signalsThatWouldEndTheJvmAreRefused() {
        int thread = (int) ProcessRaw.gettid();
        assertThatThrownBy(() -> PosixTimer.toThread(KernelClock.MONOTONIC, thread, SIG.ALRM, 0)).isInstanceOf(IllegalStateException.class)
                .hasMessage("SIGALRM would end the JVM: handle or ignore it before a timer sends it");
        assertThatThrownBy(() -> PosixTimer.toProcess(KernelClock.MONOTONIC, SIG.ALRM, 0)).isInstanceOf(IllegalStateException.class);
        for (int signal : new int[] {SIG.KILL, SIG.STOP, SIG.SEGV, SIG.BUS, SIG.QUIT, SIG.USR2, SIG.RTMIN + 1, SIG.RTMAX - 2}) {
            assertThatThrownBy(() -> PosixTimer.toThread(KernelClock.MONOTONIC, thread, signal, 0)).as("%s", signal)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("may not be sent by a timer");
        }
        assertThatThrownBy(() -> PosixTimer.toProcess(KernelClock.MONOTONIC, "usr2", 0))
                .hasMessage("SIGUSR2 may not be sent by a timer: the Java VM suspends its threads with it");
        assertThatThrownBy(() -> PosixTimer.toProcess(KernelClock.MONOTONIC, "term", 0)).isInstanceOf(IllegalStateException.class);
        Fails.with(() -> PosixTimer.silent(new KernelClock(1000)), E.INVAL);
    }

    @Test
    void isNotStartedOnceItsSignalWouldEndTheJvm() throws Exception {
        Signals signals = Signals.takeover("alrm, term");
        try (PosixTimer timer = PosixTimer.toProcess(KernelClock.MONOTONIC, "alrm", 7);
                PosixTimer ending = PosixTimer.toProcess(KernelClock.MONOTONIC, "term", 8)) {
            ending.set(TimerSetting.once(SHORT));
            assertThat(signals.next().value()).isEqualTo(8);
            signals.close();
            for (PosixTimer deadly : new PosixTimer[] {timer, ending}) {
                assertThatThrownBy(() -> deadly.set(TimerSetting.once(SHORT))).isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("would end the JVM");
                deadly.stop();
            }
        }
        try (SignalMask mask = SignalMask.block("usr1");
                PosixTimer timer = PosixTimer.toThread(KernelClock.MONOTONIC, (int) ProcessRaw.gettid(), "usr1", 4711)) {
            mask.close();
            assertThatThrownBy(() -> timer.set(TimerSetting.every(SHORT))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aSignalThatIsIgnoredMayBeSentToTheProcess() throws Exception {
        try (PosixTimer timer = PosixTimer.toProcess(KernelClock.MONOTONIC, SIG.WINCH, 0)) {
            timer.set(TimerSetting.once(Duration.ofNanos(1)));
            while (!timer.setting().isStopped()) Thread.onSpinWait();
        }
    }
}
