package dev.jsyscall.linux.testing;

import dev.jsyscall.linux.signal.SignalWakeup;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A signal whose handler does nothing, so that it only interrupts. One for all tests: it takes a descriptor. */
public final class HarmlessSignal {
    private static final SignalWakeup SIGNAL = new SignalWakeup();

    private HarmlessSignal() {}

    /** Sends it to a thread over and over again, once its number is known. */
    public static void sendUntil(BooleanSupplier done, AtomicInteger thread) throws InterruptedException {
        while (!done.getAsBoolean()) {
            if (thread.get() != 0) SIGNAL.wake(thread.get());
            Thread.sleep(1);
        }
    }
}
