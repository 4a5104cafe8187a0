package dev.jsyscall;

import static dev.jsyscall.Calls.word;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The wakeup service on bare calls of 64-bit x86. */
public final class TestWakeup implements Wakeup {
    private static final Syscall RT_SIGACTION = Syscall.of("rt_sigaction", 13);
    private static final Syscall TGKILL = Syscall.of("tgkill", 234);
    private static final Syscall DUP3 = Syscall.of("dup3", 292);
    private static final int O_PATH = 0_10000000;
    private static final int O_CLOEXEC = 0_2000000;
    private static final long SA_RESTORER = 0x04000000;

    private final int inert = Math.toIntExact(Calls.open("/", O_PATH));

    public TestWakeup() {
        MemorySegment handler = Machine.entry("handler", 0);
        MemorySegment restorer = Machine.entry("restorer", 15);
        if (handler == null || restorer == null) return;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment action = arena.allocate(32, 8);
            action.set(Access.LONG, 0, handler.address());
            action.set(Access.LONG, 8, SA_RESTORER);
            action.set(Access.LONG, 16, restorer.address());
            long result = RT_SIGACTION.call(word(TestPlatform.SIGNAL), action, MemorySegment.NULL, word(8));
            if (result != 0) throw new AssertionError("rt_sigaction " + result);
        }
    }

    @Override
    public void retire(int number) {
        DUP3.call(word(inert), word(number), word(O_CLOEXEC));
    }

    @Override
    public void wake(int thread) {
        TGKILL.call(word(ProcessHandle.current().pid()), word(thread), word(TestPlatform.SIGNAL));
    }
}
