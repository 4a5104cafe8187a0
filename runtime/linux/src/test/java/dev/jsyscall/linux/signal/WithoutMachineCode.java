package dev.jsyscall.linux.signal;

import dev.jsyscall.linux.raw.ProcessRaw;
import java.util.List;

/** A program that receives signals where the kernel refuses it executable memory. */
final class WithoutMachineCode {
    private WithoutMachineCode() {}

    static List<String> command() {
        return CloseBlockedRead.command("-Xint", WithoutMachineCode.class.getName());
    }

    public static void main(String[] arguments) throws Throwable {
        if (!CloseBlockedRead.refuseExecutableMemory()) {
            System.out.println("cannot refuse");
            return;
        }
        try {
            Signals.open("usr1");
            System.out.println("opened");
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
        try (SignalMask mask = SignalMask.block("usr1"); SignalFd fd = SignalFd.open("usr1")) {
            int self = (int) ProcessRaw.gettid();
            SignalQueue.sendToThread((int) ProcessRaw.getpid(), self, "usr1", 5);
            System.out.println("by SignalFd: " + fd.next().value());
            SignalQueue.sendToThread((int) ProcessRaw.getpid(), self, "usr1", 6);
            System.out.println("by SignalWait: " + SignalWait.next(SignalSet.of("usr1")).value());
        }
    }
}
