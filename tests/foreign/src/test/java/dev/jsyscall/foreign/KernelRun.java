package dev.jsyscall.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One boot of a Debian kernel under qemu-system, and the runs of the tagged tests in it. */
final class KernelRun {
    private static final int SECONDS = 1200;

    private final ForeignArch arch;
    private final Map<String, String> properties;

    /**
     * How a boot ended.
     *
     * @param status the emulator's exit status, as in {@link Program.Outcome}
     * @param reports the folder for test reports
     * @param seconds from the emulator's start to its end
     */
    record Boot(int status, ConsoleLog log, Path reports, double seconds) {
        /** The results of the run through a transport, or an AssertionError. */
        FinishedRun run(String transport) throws IOException {
            return log.run(transport, reports.resolve(transport));
        }

        /** Throws what went wrong between the start of the emulator and the kernel's last word, if anything did. */
        void check() {
            if (status < 0) throw log.failure("no end after " + SECONDS + " s");
            if (status > 0) throw log.failure("the emulator ended with status " + status);
            if (log.kernel().isEmpty()) throw log.failure("the kernel started no first process");
            if (log.panic().isPresent()) throw log.failure("the kernel gave up");
            if (!log.switchedOff()) throw log.failure("the emulator ended before the tests did");
        }

        String summary(String arch) {
            return "%s booted Linux %s in %.1f s, and was off after %.1f s".formatted(arch, log.kernel().orElse("of unknown version"),
                    log.bootSeconds(), seconds);
        }
    }

    /** @param properties system properties for the tests */
    KernelRun(ForeignArch arch, Map<String, String> properties) {
        this.arch = arch;
        this.properties = properties;
    }

    /**
     * Prepares what is not there yet, boots, and waits for the end. What was booted, the console's log and the reports are left in
     * {@code work}.
     *
     * @throws AssertionError with the output if something cannot be had
     */
    Boot run(Downloads downloads, Path work, List<String> classes) throws IOException, InterruptedException {
        Path root = downloads.root(arch);
        Path kernel = downloads.kernel(arch);
        Path initramfs = Files.createDirectories(work).resolve("initramfs.cpio");
        Initramfs.write(initramfs, root, kernel.resolve("busybox"), properties, classes);

        Path console = work.resolve("console.log");
        List<String> command = List.of("bash", downloads.script("boot.sh").toString(), arch.debian(), kernel.resolve("kernel").toString(),
                initramfs.toString());
        long start = System.nanoTime();
        int status = Program.run(work, console, SECONDS, command);
        return new Boot(status, new ConsoleLog(console), work, (System.nanoTime() - start) / 1e9);
    }
}
