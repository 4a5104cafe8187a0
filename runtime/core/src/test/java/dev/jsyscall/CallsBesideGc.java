package dev.jsyscall;

import static dev.jsyscall.Calls.word;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;

/** A program that makes calls with memory from every kind of arena while another thread does nothing but cause garbage collections. */
final class CallsBesideGc {
    private static final int CALLS = 100_000;

    private CallsBesideGc() {}

    public static void main(String[] arguments) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread litter = new Thread(() -> {
            while (!stop.get()) {
                for (int i = 0; i < 100; i++) Thread.onSpinWait();
                System.gc();
            }
        });
        litter.start();
        try (OwnedFd zero = OwnedFd.of((int) Calls.open("/dev/zero", 0)); Arena confined = Arena.ofConfined();
                Arena shared = Arena.ofShared()) {
            for (int i = 0; i < CALLS; i++) {
                MemorySegment memory = switch (i & 3) {
                    case 0 -> confined.allocate(8);
                    case 1 -> shared.allocate(8);
                    default -> Arena.ofAuto().allocate(8);
                };
                memory.fill((byte) 1);
                long result = Calls.READ.call(word(zero.number()), memory, word(8));
                if (result != 8 || memory.get(Access.LONG, 0) != 0) throw new AssertionError("call " + i + ": " + result);
            }
        } finally {
            stop.set(true);
            litter.join();
        }
        System.out.println("ok");
    }
}
