package dev.jsyscall.benchmarks.startup;

import dev.jsyscall.benchmarks.peers.JnaDirect;

final class JnaOneCall {
    private JnaOneCall() {}

    public static void main(String[] arguments) {
        if (JnaDirect.getpid() <= 0) System.exit(1);
    }
}
