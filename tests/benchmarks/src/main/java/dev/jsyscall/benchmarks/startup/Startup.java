package dev.jsyscall.benchmarks.startup;

import com.sun.jna.Native;
import dev.jsyscall.Syscall;
import dev.jsyscall.benchmarks.JavaCommand;
import dev.jsyscall.benchmarks.Table;
import dev.jsyscall.linux.abi.LinuxPlatform;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long a whole process takes that starts, makes a few calls and ends: what a command-line tool feels like. */
public final class Startup {
    /** The index of JNA's one call. */
    private static final int REFERENCE = 1;

    private Startup() {}

    /** A command line, and the milliseconds each run of it took. */
    private record Program(String name, List<String> command, List<Double> times) {
        Program(String name, List<String> command) {
            this(name, command, new ArrayList<>());
        }

        double median() {
            return Table.median(times);
        }
    }

    /**
     * Runs all programs in turn, round after round, and prints medians with their ratio to JNA's one call.
     *
     * @param folder where jars and caches may be put
     */
    public static void print(PrintStream out, Path folder, int rounds) throws IOException, InterruptedException {
        List<Program> programs = programs(folder);
        for (int round = 0; round < rounds; round++) {
            for (Program program : programs) program.times().add(JavaCommand.wall(program.command()));
        }
        double reference = programs.get(REFERENCE).median();
        Table table = new Table("process", "wall, ms", "× JNA's 1 call");
        for (Program program : programs) {
            table.row(program.name(), Table.figure(program.median()), Table.ratio(program.median() / reference));
        }
        table.print(out);
    }

    private static List<Program> programs(Path folder) throws IOException, InterruptedException {
        JavaCommand jna = JavaCommand.of(folder, JnaOneCall.class, Native.class);
        JavaCommand ffm = JavaCommand.of(folder, FfmOneCall.class);
        JavaCommand one = JavaCommand.of(folder, OneCall.class, Syscall.class, LinuxPlatform.class);
        JavaCommand ten = JavaCommand.of(folder, TenCalls.class, Syscall.class, LinuxPlatform.class);
        return List.of(
                new Program("bare JVM", JavaCommand.of(folder, Bare.class).with()),
                new Program("JNA, 1 call", jna.with()),
                new Program("plain FFM, 1 call", ffm.with()),
                new Program("jsyscall, 1 call", one.with()),
                new Program("jsyscall, 10 calls", ten.with()),
                new Program("jsyscall, 10 calls, libc transport", ten.with("-Djsyscall.transport=libc")),
                new Program("JNA, 1 call, AOT cache", jna.with(jna.cached(folder))),
                new Program("plain FFM, 1 call, AOT cache", ffm.with(ffm.cached(folder))),
                new Program("jsyscall, 1 call, AOT cache", one.with(one.cached(folder))),
                new Program("jsyscall, 10 calls, AOT cache", ten.with(ten.cached(folder))));
    }
}
