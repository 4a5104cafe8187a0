package dev.jsyscall.linux.signal;

import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.raw.ProcessRaw;
import java.io.File;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Arrays;
import java.util.List;

/**
 * A program that opens a {@link Signals} and forgets it: its handler must never write to descriptors that the garbage collector has closed,
 * whose numbers may mean other files by then.
 */
final class Forgetful {
    private Forgetful() {}

    public static void main(String[] arguments) throws Exception {
        openAndForget();
        List<String> before = descriptors();
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        var reference = new PhantomReference<>(new Object(), queue);
        while (queue.remove(10) != reference) System.gc();
        for (int i = 0; i < 20; i++) {
            System.gc();
            Thread.sleep(10);       // cleaners run on threads of their own
        }
        SignalCalls.kill((int) ProcessRaw.getpid(), SIG.USR1);
        if (!descriptors().equals(before)) throw new AssertionError("closed, and still written to: " + before + ", " + descriptors());
    }

    private static void openAndForget() throws Exception {
        Signals.open("usr1");
    }

    private static List<String> descriptors() {
        return Arrays.stream(new File("/proc/self/fd").list()).filter(name -> new File("/proc/self/fd", name).exists()).sorted().toList();
    }
}
