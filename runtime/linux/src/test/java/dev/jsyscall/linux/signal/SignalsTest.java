package dev.jsyscall.linux.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.signal.SA;
import dev.jsyscall.linux.abi.signal.SI;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIGCLD;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.file.PipePair;
import dev.jsyscall.linux.proc.Proc;
import dev.jsyscall.linux.raw.CredRaw;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.testing.ForkedJvm;
import dev.jsyscall.linux.time.IntervalTimer;
import dev.jsyscall.linux.time.TimerSetting;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SignalsTest {
    private static final int PID = (int) ProcessRaw.getpid();

    @Test
    void tellsWhoSentASignal() throws Exception {
        try (Signals signals = Signals.open("usr1, winch")) {
            SignalCalls.kill(PID, SIG.USR1);
            SignalInfo info = signals.next();
            assertThat(info.signal()).isEqualTo(SIG.USR1);
            assertThat(info.name()).isEqualTo("USR1");
            assertThat(info.is("sigusr1")).isTrue();
            assertThat(info.code()).isEqualTo(SI.USER);
            assertThat(info.cause()).isEqualTo(new SignalCause.Sent(PID, (int) CredRaw.getuid()));
            assertThat(info.pid()).isEqualTo(PID);
            assertThatThrownBy(info::status).isInstanceOf(IllegalStateException.class).hasMessageContaining("no status comes with {si_signo=SIGUSR1");
            assertThat(info).hasToString("{si_signo=SIGUSR1, si_code=SI_USER, si_pid=" + PID + ", si_uid=" + info.uid() + "}");

            SignalCalls.kill(PID, SIG.WINCH);
            assertThat(signals.next(Duration.ofSeconds(30))).hasValueSatisfying(i -> assertThat(i.is("winch")).isTrue());
            assertThat(signals.tryNext()).isEmpty();
            assertThat(signals.lost()).isZero();
            assertThat(signals).hasToString("Signals[USR1 WINCH]");
        }
    }

    @Test
    void keepsTheOrderOfValuesToAThread() throws Exception {
        try (Signals signals = Signals.open("rt_5")) {
            int self = (int) ProcessRaw.gettid();
            for (int i = 0; i < 1000; i++) SignalQueue.sendToThread(PID, self, "rt_5", i * 1_000_003);
            for (int i = 0; i < 1000; i++) {
                SignalInfo info = signals.next();
                assertThat(info.code()).isEqualTo(SI.QUEUE);
                assertThat(info.value()).isEqualTo(i * 1_000_003);
                assertThat(info.pid()).isEqualTo(PID);
            }
        }
    }

    @Test
    void tellsHowAChildEnded() throws Exception {
        try (Signals signals = Signals.open("chld")) {
            // SIGCHLD does not queue: where a helper of Java's ends at the same moment, one of both goes untold.
            Optional<SignalInfo> told = Optional.empty();
            for (int attempt = 0; attempt < 20 && told.isEmpty(); attempt++) {
                Process child = new ProcessBuilder("sh", "-c", "exit 7").start();
                assertThat(child.waitFor()).isEqualTo(7);
                told = signals.next(Duration.ofSeconds(1));
                while (told.isPresent() && told.get().pid() != child.pid()) told = signals.next(Duration.ofSeconds(1));
            }
            SignalInfo info = told.orElseThrow();
            assertThat(info.code()).isEqualTo(SIGCLD.EXITED);
            assertThat(info.status()).isEqualTo(7);
            assertThat(info.toString()).contains("si_signo=SIGCHLD, si_code=CLD_EXITED").contains("si_status=7");
        }
    }

    @Test
    void tellsThatAChildStopped() throws Exception {
        try (Signals signals = Signals.open("chld")) {
            Process child = stopped();
            assertThat(Stream.generate(() -> next(signals)).filter(info -> info.pid() == child.pid()).findFirst().orElseThrow().code())
                    .isEqualTo(SIGCLD.STOPPED);
            SignalCalls.kill((int) child.pid(), SIG.CONT);
            child.waitFor();
        }
    }

    @Test
    void doesNotTellThatAChildStoppedIfAskedNotTo() throws Exception {
        try (Signals signals = Signals.open("chld", "nocldstop")) {
            Process child = stopped();
            SignalCalls.kill((int) child.pid(), SIG.CONT);
            child.waitFor();
            Optional<SignalInfo> told = signals.next(Duration.ofSeconds(1));
            while (told.isPresent()) {
                if (told.get().pid() == child.pid()) assertThat(told.get().code()).isEqualTo(SIGCLD.EXITED);
                told = signals.tryNext();
            }
        }
        assertThatThrownBy(() -> Signals.open("chld", "nocldwait")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nocldstop");
        assertThatThrownBy(() -> Signals.open(SignalSet.of("chld"), SA.RESETHAND)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Process stopped() throws Exception {
        Process child = new ProcessBuilder("sh", "-c", "kill -STOP $$").start();
        while (Proc.of((int) child.pid()).stat().state() != 'T') Thread.onSpinWait();
        return child;
    }

    private static SignalInfo next(Signals signals) {
        try {
            return signals.next();
        } catch (ErrnoException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bringsBackTheFormerAction() throws Exception {
        Disposition usr1 = Disposition.of("usr1");
        Disposition term = Disposition.of("term");
        try (Signals signals = Signals.takeover("usr1, term")) {
            assertThat(Disposition.of("usr1")).isEqualTo(Disposition.HANDLER);
            SignalCalls.kill(PID, SIG.TERM);
            assertThat(signals.next().name()).isEqualTo("TERM");
        }
        assertThat(Disposition.of("usr1")).isEqualTo(usr1);
        assertThat(Disposition.of("term")).isEqualTo(term);
        try (var ignored = Disposition.IGNORE.set("usr1")) {
            Signals.open("usr1").close();
            assertThat(Disposition.of("usr1")).isEqualTo(Disposition.IGNORE);
        }
    }

    @Test
    void leavesADispositionThatWasSetMeanwhile() throws Exception {
        Disposition before = Disposition.of("usr1");
        Signals signals = Signals.open("usr1");
        var ignored = Disposition.IGNORE.set("usr1");
        signals.close();
        assertThat(Disposition.of("usr1")).isEqualTo(Disposition.IGNORE);
        SignalCalls.kill(PID, SIG.USR1);
        try (Signals again = Signals.open("usr1")) {
            ignored.close();
            SignalCalls.kill(PID, SIG.USR1);
            assertThat(again.next().name()).isEqualTo("USR1");
        }
        assertThat(Disposition.of("usr1")).isEqualTo(before);
    }

    /** In a JVM of its own, which it would end. */
    @Test
    void closingDiscardsASignalThatIsOnItsWay() throws Exception {
        assertThat(ForkedJvm.run(List.of(), SendAndClose.class)).isEqualTo("alive");
    }

    @Test
    void oneThatIsForgottenGoesOnReceiving() throws Exception {
        ForkedJvm.run(List.of(), Forgetful.class);
    }

    @Test
    void theAlarmRings() throws Exception {
        try (Signals signals = Signals.open("alrm")) {
            assertThat(IntervalTimer.REAL.set(TimerSetting.once(Duration.ofMillis(1))).isStopped()).isTrue();
            SignalInfo info = signals.next();
            assertThat(info.name()).isEqualTo("ALRM");
            assertThat(info.code()).isEqualTo(SI.KERNEL);
            assertThat(info.pid()).isZero();
            assertThat(IntervalTimer.REAL.setting().isStopped()).isTrue();
        }
    }

    @Test
    void aBrokenPipeTells() throws Exception {
        try (Signals signals = Signals.open("pipe"); PipePair pipe = PipePair.open()) {
            pipe.readEnd().close();
            assertThatThrownBy(() -> pipe.writeEnd().write(new byte[1])).isInstanceOfSatisfying(ErrnoException.class,
                    e -> assertThat(e.is(E.PIPE)).isTrue());
            assertThat(signals.next().name()).isEqualTo("PIPE");
        }
    }

    @Test
    void aSignalBelongsToOneAtATime() throws Exception {
        try (Signals signals = Signals.open("usr1")) {
            assertThatThrownBy(() -> Signals.open("winch, usr1")).isInstanceOf(IllegalStateException.class)
                    .hasMessage("received by another Signals that is open: [USR1]");
            try (Signals other = Signals.open("winch")) {
                SignalCalls.kill(PID, SIG.WINCH);
                assertThat(other.next().name()).isEqualTo("WINCH");
                assertThat(signals.tryNext()).isEmpty();
            }
        }
        Signals.open("usr1").close();
    }

    @ParameterizedTest
    @CsvSource({
        "kill, the kernel lets nobody handle it", "stop, the kernel lets nobody handle it", "segv, the Java VM handles its own faults",
        "quit, the Java VM prints its threads", "usr2, the Java VM suspends its threads", "rtmin+0, the C library keeps it",
        "rtmax-2, Java's own channels", "term, Signals.takeover", "int, Signals.takeover"
    })
    void refusesWhatOthersNeed(String signal, String reason) {
        assertThatThrownBy(() -> Signals.open(signal)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be taken").hasMessageContaining(reason);
    }

    @Test
    void closingWakesWhoWaits() throws Exception {
        Signals signals = Signals.open("usr1");
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<SignalInfo> waiting = CompletableFuture.supplyAsync(() -> {
            begun.countDown();
            try {
                return signals.next();
            } catch (Exception e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
        begun.await();
        signals.close();
        signals.close();
        assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClosedFdException.class);
        assertThatThrownBy(signals::tryNext).isInstanceOf(ClosedFdException.class);
    }

    @Test
    void aThreadGoesOnWaitingWhenOthersAreInterrupted() throws Exception {
        try (Signals signals = Signals.open("usr1"); Signals noise = Signals.open("winch")) {
            CompletableFuture<SignalInfo> waiting = new CompletableFuture<>();
            CompletableFuture<Integer> thread = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(() -> {
                thread.complete((int) ProcessRaw.gettid());
                try {
                    waiting.complete(signals.next());
                } catch (Exception e) {
                    waiting.completeExceptionally(e);
                }
            });
            for (int i = 0; i < 100; i++) {
                SignalCalls.tgkill(PID, thread.get(), SIG.WINCH);
                noise.next();
            }
            assertThat(waiting).isNotDone();
            SignalCalls.kill(PID, SIG.USR1);
            assertThat(waiting.get(30, TimeUnit.SECONDS).name()).isEqualTo("USR1");
        }
    }

    @Test
    void saysWhatIsNotPossibleWithoutMachineCode() throws Exception {
        Process process = new ProcessBuilder(WithoutMachineCode.command()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(!output.equals("cannot refuse\n"), "this kernel cannot refuse executable memory");
        assertThat(output.lines()).satisfiesExactly(
                refusal -> assertThat(refusal).startsWith("signals to the process cannot be received: this process is refused executable"),
                line -> assertThat(line).isEqualTo("by SignalFd: 5"), line -> assertThat(line).isEqualTo("by SignalWait: 6"));
    }

    /** More than both halves hold are counted; what fits comes in order, before and after the halves took turns. */
    @Test
    void countsWhatFindsNoRoom() throws Exception {
        int room = 2 * RecordHalf.RECORDS;
        int extra = 10;
        int self = (int) ProcessRaw.gettid();
        try (Signals signals = Signals.open("rt_6")) {
            for (int i = 0; i < room + extra; i++) SignalQueue.sendToThread(PID, self, "rt_6", i);
            assertThat(signals.lost()).isEqualTo(extra);
            for (int i = 0; i < RecordHalf.RECORDS + 5; i++) {
                if (signals.next().value() != i) throw new AssertionError("another than " + i);
            }
            for (int i = 0; i < RecordHalf.RECORDS; i++) SignalQueue.sendToThread(PID, self, "rt_6", room + i);
            for (int i = RecordHalf.RECORDS + 5; i < room + RecordHalf.RECORDS; i++) {
                if (signals.next().value() != i) throw new AssertionError("another than " + i);
            }
            assertThat(signals.tryNext()).isEmpty();
            assertThat(signals.lost()).isEqualTo(extra);
        }
    }
}
