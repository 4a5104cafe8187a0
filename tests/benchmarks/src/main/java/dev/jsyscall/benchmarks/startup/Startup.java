package dev.jsyscall.benchmarks.startup;

import com.sun.jna.Native;
import dev.jsyscall.Syscall;
import dev.jsyscall.benchmarks.Table;
import dev.jsyscall.linux.abi.LinuxPlatform;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * How long a whole process takes that starts, makes a few calls and ends: what a command-line tool feels like.
 *
 * <p>Each program has a class path of just the jars it needs, and the serial collector, which starts fastest.
 */
public final class Startup {
    /** The index of JNA's one call. */
    private static final int REFERENCE = 1;

    private final Path folder;

    private Startup(Path folder) {
        this.folder = folder;
    }

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
        List<Program> programs = new Startup(folder).programs();
        for (int round = 0; round < rounds; round++) {
            for (Program program : programs) program.times().add(wall(program.command()));
        }
        double reference = programs.get(REFERENCE).median();
        Table table = new Table("process", "wall, ms", "× JNA's 1 call");
        for (Program program : programs) {
            table.row(program.name(), Table.figure(program.median()), Table.ratio(program.median() / reference));
        }
        table.print(out);
    }

    private List<Program> programs() throws IOException, InterruptedException {
        String own = jar(Startup.class);
        String jna = own + File.pathSeparator + jar(Native.class);
        String jsyscall = String.join(File.pathSeparator, own, jar(Syscall.class), jar(LinuxPlatform.class));

        return List.of(
                new Program("bare JVM", program(Bare.class, own)),
                new Program("JNA, 1 call", program(JnaOneCall.class, jna)),
                new Program("plain FFM, 1 call", program(FfmOneCall.class, own)),
                new Program("jsyscall, 1 call", program(OneCall.class, jsyscall)),
                new Program("jsyscall, 10 calls", program(TenCalls.class, jsyscall)),
                new Program("jsyscall, 10 calls, libc transport", program(TenCalls.class, jsyscall, "-Djsyscall.transport=libc")),
                new Program("JNA, 1 call, AOT cache", cached(JnaOneCall.class, jna)),
                new Program("plain FFM, 1 call, AOT cache", cached(FfmOneCall.class, own)),
                new Program("jsyscall, 1 call, AOT cache", cached(OneCall.class, jsyscall)),
                new Program("jsyscall, 10 calls, AOT cache", cached(TenCalls.class, jsyscall)));
    }

    /** Where a class comes from; a folder of classes is packed first, because AOT caches take jars alone. */
    private String jar(Class<?> type) throws IOException {
        Path location;
        try {
            location = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (!Files.isDirectory(location)) return location.toString();
        Path jar = folder.resolve(type.getSimpleName() + ".jar");
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow(() -> new IOException("there is no jar tool: this is not a JDK"));
        int exit = tool.run(System.out, System.err, "-cf", jar.toString(), "-C", location.toString(), ".");
        if (exit != 0) throw new IOException("jar failed with " + exit);
        return jar.toString();
    }

    private static List<String> program(Class<?> main, String classPath, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        return command;
    }

    /** Trains an AOT cache with one run of the program itself. */
    private List<String> cached(Class<?> main, String classPath) throws IOException, InterruptedException {
        Path cache = folder.resolve(main.getSimpleName() + ".aot");
        wall(program(main, classPath, "-XX:AOTCacheOutput=" + cache));
        return program(main, classPath, "-XX:AOTCache=" + cache);
    }

    private static double wall(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        int exit = builder.start().waitFor();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (exit != 0) throw new IOException("exit " + exit + " from " + String.join(" ", command));
        return milliseconds;
    }
}
