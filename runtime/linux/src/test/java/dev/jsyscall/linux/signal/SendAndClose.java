package dev.jsyscall.linux.signal;

import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.raw.ProcessRaw;

/** A program that sends itself a signal and ceases to receive it, while the kernel may still have it for a thread that does not run. */
final class SendAndClose {
    private static final int ROUNDS = 300;

    private SendAndClose() {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            try (Signals signals = Signals.open("usr1")) {
                SignalCalls.kill((int) ProcessRaw.getpid(), SIG.USR1);
            }
        }
        System.out.print("alive");
    }
}
