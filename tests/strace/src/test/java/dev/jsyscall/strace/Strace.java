package dev.jsyscall.strace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The program. */
final class Strace {
    private Strace() {}

    /** What it is, such as {@code strace -- version 6.1}; empty if there is none. */
    static String version() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("strace", "-V").start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.lines().findFirst().orElse("") : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether it has a name for a call, which it needs to answer it. */
    static boolean knows(String call) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("strace", "-e", "trace=" + call, "-V").redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }
}
