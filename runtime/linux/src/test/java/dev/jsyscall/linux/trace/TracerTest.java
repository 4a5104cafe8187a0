package dev.jsyscall.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.elf.NT;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.ptrace.PTRACE_EVENT;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.Siginfo;
import dev.jsyscall.linux.proc.Proc;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Pid;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.raw.Numbers;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TracerTest {

    /** What is done with a program that has stopped at its first instruction, in a thread of its own. */
    private interface Tracing {
        void of(Tracer tracer, Child child) throws Exception;
    }

    private static void traced(Spawn program, String options, Tracing tracing) throws Exception {
        assumeTrue(Platform.transport().equals("stub"), "starting a traced program needs machine code");
        OwnThread.run(() -> {
            Tracer tracer = Tracer.here();
            try (Child child = tracer.start(program.open(1, "/dev/null", "wronly"), options)) {
                try {
                    tracing.of(tracer, child);
                } finally {
                    Pid.of(child.pid()).tryKill(SIG.KILL);
                    while (tracer.next(child.pid()).isPresent()) Thread.onSpinWait();
                }
            }
        });
    }

    @Test
    void systemCallsAreSeenBeforeAndAfter() throws Exception {
        traced(Spawn.of("/bin/sh", "-c", "echo some tea; exit 3"), "exitkill", (tracer, child) -> {
            Tracee tracee = tracer.tracee(child.pid());
            List<SyscallInfo> calls = new ArrayList<>();
            List<String> written = new ArrayList<>();
            tracee.syscall();
            TraceStop stop = tracer.next().orElseThrow();
            for (; stop instanceof TraceStop.Syscall; stop = tracer.next().orElseThrow()) {
                SyscallInfo info = tracee.syscallInfo();
                calls.add(info);
                if (info instanceof SyscallInfo.Entry entry && entry.number() == Numbers.of("write")) {
                    long address = entry.arguments().get(1);
                    byte[] text = tracee.memory().read(address, entry.arguments().get(2).intValue());
                    written.add(new String(text, StandardCharsets.UTF_8));
                    assertThat(tracee.peek(address) & 0xff).isEqualTo(text[0]);
                }
                tracee.syscall();
            }
            assertThat(stop).isEqualTo(new TraceStop.Exited(child.pid(), 3));
            assertThat(written).containsExactly("some tea\n");
            assertThat(calls).anySatisfy(info -> assertThat(info).asString().matches("write\\(0x1, 0x[0-9a-f]+, 0x9, .*\\)"));
            assertThat(calls).anySatisfy(info -> assertThat(info).hasToString("= 9"));
            assertThat(calls).anySatisfy(info -> assertThat(info).asString().matches("= -\\d+: E[A-Z]+: .*"));
            assertThat(new SyscallInfo.Entry(0, 4, List.of(0L, 255L))).hasToString("call 4 of 0(0, 0xff)");
            int last = calls.size() - 1;
            assertThat(calls.get(last)).isInstanceOfSatisfying(SyscallInfo.Entry.class, exit -> {
                assertThat(exit.number()).isEqualTo(Numbers.of("exit_group"));
                assertThat(exit.arguments().getFirst().intValue()).isEqualTo(3);
            });
            assertThat(calls).anySatisfy(info -> assertThat(info).isEqualTo(new SyscallInfo.Exit(9, false)));
            assertThat(calls).anySatisfy(info -> assertThat(info).isInstanceOfSatisfying(SyscallInfo.Exit.class, exit -> {
                assertThat(exit.isError()).isTrue();
                assertThat(exit.result()).isNegative();
            }));
            assertThat(tracer.next()).as("nobody is traced any more").isEmpty();
        });
    }

    @Test
    void signalsAreHeldBackOrDelivered() throws Exception {
        traced(Spawn.of("/bin/sh", "-c", "kill -USR1 $$; kill -TERM $$; exit 0"), "exitkill", (tracer, child) -> {
            Tracee tracee = tracer.tracee(child.pid());
            tracee.cont();
            assertThat(tracer.next()).contains(new TraceStop.Signal(child.pid(), SIG.USR1));
            try (Arena arena = Arena.ofConfined()) {
                Siginfo info = Siginfo.allocate(arena);
                tracee.signalInfo(info);
                assertThat(info.signo()).isEqualTo(SIG.USR1);
                tracee.setSignalInfo(info.errno(7));
                tracee.signalInfo(info.errno(0));
                assertThat(info.errno()).as("what was set").isEqualTo(7);
            }
            assertThat(tracee.blockedSignals().contains("term")).isFalse();
            tracee.setBlockedSignals(tracee.blockedSignals().plus("hup"));
            assertThat(tracee.blockedSignals().contains("hup")).isTrue();
            tracee.cont();
            assertThat(tracer.next().map(Object::toString)).contains("Signal[tid=" + child.pid() + ", signal=SIGTERM]");
            tracee.cont("term");
            assertThat(tracer.next()).contains(new TraceStop.Killed(child.pid(), SIG.TERM, false));
        });
    }

    @Test
    void childrenAreTracedToo() throws Exception {
        traced(Spawn.of("/bin/sh", "-c", "(exit 5); exit 6"), "exitkill, tracefork, tracevfork, traceclone, traceexit", (tracer, child) -> {
            tracer.tracee(child.pid()).cont();
            List<TraceStop> ends = new ArrayList<>();
            List<Long> begun = new ArrayList<>();
            while (true) {
                TraceStop stop = tracer.next().orElse(null);
                if (stop == null) break;
                Tracee tracee = tracer.tracee(stop.tid());
                switch (stop) {
                    case TraceStop.Exited end -> ends.add(end);
                    case TraceStop.Event event when event.event() == PTRACE_EVENT.EXIT -> {
                        assertThat(tracee.eventMessage() >> 8).isIn(5L, 6L);
                        tracee.cont();
                    }
                    case TraceStop.Event event -> {
                        if (event.event() != PTRACE_EVENT.STOP) begun.add(tracee.eventMessage());
                        tracee.cont();
                    }
                    case TraceStop.Signal signal -> tracee.cont(signal.signal() == SIG.STOP ? 0 : signal.signal());
                    default -> throw new AssertionError(stop);
                }
            }
            assertThat(begun).hasSize(1);
            assertThat(ends).containsExactly(new TraceStop.Exited(begun.getFirst().intValue(), 5), new TraceStop.Exited(child.pid(), 6));
        });
    }

    @Test
    void registersAreReadAndWritten() throws Exception {
        traced(Spawn.of("/bin/true"), "exitkill", (tracer, child) -> {
            Tracee tracee = tracer.tracee(child.pid());
            var general = tracee.registers("prstatus");
            assertThat(general.byteSize()).isGreaterThan(64);
            tracee.setRegisters(NT.PRSTATUS, general);
            tracee.setRegisters("prstatus", general);
            tracee.setRegisters(tracee.registers());
            assertThat(tracee.registers("prstatus").mismatch(general)).isEqualTo(-1);
            if (Platform.arch().equals("x86_64")) {
                long pc = tracee.registers().rip();
                assertThat(Proc.of(child.pid()).maps()).anyMatch(map -> map.contains(pc) && map.isExecutable());
                long before = tracee.peek(pc);
                tracee.poke(pc, ~before);
                assertThat(tracee.peek(pc)).as("code, which the process itself may not write").isEqualTo(~before);
                tracee.poke(pc, before);
                tracee.step();
                assertThat(tracer.next()).contains(new TraceStop.Signal(child.pid(), SIG.TRAP));
                assertThat(tracee.registers().rip()).isNotEqualTo(pc);
            }
            assertThat(tracee.registers("prfpreg").byteSize()).isPositive();
            Fails.with(() -> tracee.peek(8), E.IO, E.FAULT);
        });
    }

    @Test
    void aProcessThatRunsIsSeizedAndLeftAlone() throws Exception {
        traced(Spawn.of("/bin/sleep", "60"), "", (tracer, child) -> {
            tracer.tracee(child.pid()).detach();
            Tracee tracee = tracer.seize(child.pid(), "exitkill");
            assertThat(tracer.tryNext()).isEmpty();
            Fails.with(tracee::cont, E.SRCH);
            tracee.interrupt();
            assertThat(tracer.next()).contains(new TraceStop.Event(child.pid(), PTRACE_EVENT.STOP, SIG.TRAP));
            assertThat(Proc.of(child.pid()).status().tracerPid()).isEqualTo(Pid.thread());
            assertThat(Proc.of(child.pid()).stat().state()).isEqualTo('t');
            tracee.detach();
            assertThat(Proc.of(child.pid()).status().tracerPid()).isZero();
        });
    }

    @Test
    void whatIsTracedDiesWithItsTracerIfThatWasAskedFor() throws Exception {
        assumeTrue(Platform.transport().equals("stub"), "starting a traced program needs machine code");
        try (Child killed = OwnThread.call(() -> Tracer.here().start(Spawn.of("/bin/sleep", "60"), "exitkill"));
                Child freed = OwnThread.call(() -> Tracer.here().start(Spawn.of("/bin/true"), ""))) {
            assertThat(killed.await().signal()).isEqualTo(SIG.KILL);
            assertThat(freed.await().isSuccess()).isTrue();
        }
    }

    @Test
    void aTracerIsOneThread() throws Exception {
        Tracer tracer = OwnThread.call(Tracer::here);
        assertThatThrownBy(tracer::next).isInstanceOf(IllegalStateException.class).hasMessageContaining("no other can trace for it");
        assertThatThrownBy(() -> tracer.seize(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> tracer.tracee(1).cont()).isInstanceOf(IllegalStateException.class);
        CompletableFuture<Tracer> virtual = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> virtual.completeAsync(Tracer::here, Runnable::run));
        assertThatThrownBy(virtual::get).isInstanceOf(ExecutionException.class).cause().hasMessageContaining("platform thread");
    }

    @Test
    void ownThreadsCannotBeTraced() throws Exception {
        OwnThread.run(() -> Fails.with(() -> Tracer.here().seize((int) ProcessHandle.current().pid()), E.PERM));
        OwnThread.run(() -> Fails.with(() -> Tracer.here().seize(Integer.MAX_VALUE), E.SRCH));
    }

    @Test
    void statusesAreToldApart() {
        assertThat(TraceStop.of(7, 0x0300)).isEqualTo(new TraceStop.Exited(7, 3));
        assertThat(TraceStop.of(7, 0x008b)).isEqualTo(new TraceStop.Killed(7, SIG.SEGV, true))
                .hasToString("Killed[tid=7, signal=SIGSEGV, core dumped]");
        assertThat(TraceStop.of(7, 0x857f)).isEqualTo(new TraceStop.Syscall(7));
        assertThat(TraceStop.of(7, 0x057f)).isEqualTo(new TraceStop.Signal(7, SIG.TRAP));
        assertThat(TraceStop.of(7, 0x04057f)).isEqualTo(new TraceStop.Event(7, PTRACE_EVENT.EXEC, SIG.TRAP))
                .hasToString("Event[tid=7, event=exec, signal=SIGTRAP]");
    }
}
