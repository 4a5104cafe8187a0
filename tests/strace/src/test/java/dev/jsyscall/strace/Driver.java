package dev.jsyscall.strace;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.linux.raw.EventfdRaw;
import dev.jsyscall.linux.raw.FileRaw;
import dev.jsyscall.linux.raw.PrctlRaw;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.strace.Methods.Chosen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The program that makes the calls, in a process of its own, and on a thread that strace is attached to. No other thread is: what the Java
 * machine does meanwhile is none of strace's business, and calls that strace is to answer in the kernel's place go on working elsewhere.
 *
 * <p>A write to no file comes before each call and says which it is.
 */
final class Driver {
    static final String TRACE = "trace";
    static final String OUTCOMES = "outcomes";
    /** What strace complained of, where it could not be attached. */
    static final String REFUSAL = "refusal";
    /** The exit status then. */
    static final int REFUSED = 3;
    /** The descriptor that markers are written to. */
    static final int NOWHERE = Harmless.NO_DESCRIPTOR - 1;

    private static final int PR_SET_PTRACER = 0x59616d61;
    private static final long ANYBODY = -1;

    private Driver() {}

    /** Arguments: a folder for what comes out, the calls that only strace is to see, and those that are not to be made. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Abi abi = LinuxAbi.read();
        Arch arch = LinuxAbi.here(abi);
        Set<String> unmade = Set.of(arguments[2].split(",", -1));
        try (Arena arena = Arena.ofConfined()) {
            List<Trial> trials = Trials.of(abi, arch).stream().filter(trial -> !unmade.contains(trial.call())).toList();
            var outcomes = new ArrayList<String>();
            Descriptors.open(arena);
            // The first owned descriptor starts a thread, which is possible now and not later.
            OwnedFd.of((int) EventfdRaw.eventfd2(0, 0)).close();
            Process strace = attach(folder, arguments[1]);
            try {
                for (int i = 0; i < trials.size(); i++) outcomes.add(make(trials.get(i), i, abi));
            } finally {
                strace.destroy();
                strace.waitFor();
            }
            Files.write(folder.resolve(OUTCOMES), outcomes);
        }
    }

    /** Makes a call between two markers, of which the second ends what the first began. */
    private static String make(Trial trial, int number, Abi abi) throws ReflectiveOperationException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment begin = arena.allocateFrom(Integer.toString(number));
            MemorySegment end = arena.allocateFrom("end");
            Optional<Chosen> method = trial.typed() ? Methods.typed(trial, abi) : Optional.of(Methods.raw(trial));
            if (method.isEmpty()) return Outcome.UNTRIED.line();
            var call = new Invocation(trial, method.get(), arena);
            FileRaw.write(NOWHERE, begin, begin.byteSize() - 1);
            long result = call.invoke();
            FileRaw.write(NOWHERE, end, end.byteSize() - 1);
            return call.outcome(result).line();
        }
    }

    private static Process attach(Path folder, String held) throws IOException, InterruptedException, ExecutionException {
        // Where the Yama module guards it, a process says itself who may trace it; elsewhere this fails, and does not matter.
        PrctlRaw.prctl(PR_SET_PTRACER, ANYBODY, 0, 0, 0);
        var command = new ArrayList<String>(List.of(
                "strace", "-q", "-v", "-s", "4096", "-o", folder.resolve(TRACE).toString(), "-p", Long.toString(ProcessRaw.gettid())));
        if (!held.isEmpty()) command.addAll(List.of("-e", "inject=" + held + ":error=EPERM"));
        Path complaints = folder.resolve(REFUSAL);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(complaints.toFile());
        // Asked once before: what the first question initialises takes calls that are held as soon as strace is there.
        if (traced()) throw new IllegalStateException("another process traces this thread already");
        // Another thread starts it: starting a process takes calls that this one may be unable to make as soon as strace is there.
        Process strace = CompletableFuture.supplyAsync(() -> start(builder), task -> new Thread(task).start()).get();
        while (!traced()) {
            if (strace.waitFor(10, TimeUnit.MILLISECONDS)) System.exit(REFUSED);
        }
        return strace;
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean traced() throws IOException {
        return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                .anyMatch(line -> line.startsWith("TracerPid:") && !line.endsWith("\t0"));
    }
}
