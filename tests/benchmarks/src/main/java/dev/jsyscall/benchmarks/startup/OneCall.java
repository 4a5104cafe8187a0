package dev.jsyscall.benchmarks.startup;

import dev.jsyscall.linux.raw.ProcessRaw;

final class OneCall {
    private OneCall() {}

    public static void main(String[] arguments) {
        if (ProcessRaw.getpid() <= 0) System.exit(1);
    }
}
