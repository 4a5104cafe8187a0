package dev.jsyscall.benchmarks;

import dev.jsyscall.benchmarks.startup.Startup;
import dev.jsyscall.benchmarks.walk.Walks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times every operation in C, in each layer by both transports, and in the peers, and prints one table with ratios to C; then how
 * long whole processes take, and walks through a tree.
 *
 * <p>C runs before, between and after the Java sides of each operation, so that a machine that changes its speed changes the
 * figures and hardly the ratios. The argument is {@code all}, or the names of operations with commas between, {@code startup} for
 * the processes and {@code walk} for the walks among them.
 */
public final class Main {
    private static final String STARTUP = "startup";
    private static final int STARTUP_ROUNDS = 21;
    private static final String WALK = "walk";
    private static final int WALK_FILES = 140_000;
    private static final int WALK_TURNS = 5;
    private static final int C_MILLISECONDS = 200;
    private static final int C_ROUNDS = 5;

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        Map<String, Class<? extends Operation>> operations = Operation.all();
        List<String> known = new ArrayList<>(operations.keySet());
        known.add(STARTUP);
        known.add(WALK);
        List<String> chosen = arguments.length == 0 || arguments[0].equals("all") ? known : List.of(arguments[0].split(","));
        if (!known.containsAll(chosen)) {
            System.err.println("usage: Main [all | OPERATION,…], operations " + String.join(", ", known));
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("jsyscall-benchmarks");
        CBaseline c = CBaseline.compile(folder);
        Table table = new Table("operation", "way", "ns", "× C", "bytes allocated");
        for (String name : chosen) {
            Class<? extends Operation> operation = operations.get(name);
            if (operation == null) continue;
            System.err.println("timing " + name + " …");
            compare(c, name, operation, table);
        }
        if (table.hasRows()) table.print(System.out);
        if (chosen.contains(STARTUP)) {
            System.err.println("timing whole processes …");
            Startup.print(System.out, folder, STARTUP_ROUNDS);
        }
        if (chosen.contains(WALK)) {
            System.err.println("walking a tree …");
            Walks.print(System.out, folder, WALK_FILES, WALK_TURNS);
        }
    }

    private static void compare(CBaseline c, String name, Class<? extends Operation> operation, Table table)
            throws IOException, RunnerException {
        int megabytes = operation == SpawnTrue.class ? SpawnTrue.MEGABYTES : 0;
        List<Double> baseline = new ArrayList<>(c.time(name, C_MILLISECONDS, C_ROUNDS, megabytes));
        Collection<RunResult> stub = run(operation, "stub", ".*", megabytes);
        baseline.addAll(c.time(name, C_MILLISECONDS, C_ROUNDS, megabytes));
        Collection<RunResult> libc = run(operation, "libc", "raw|typed|friendly", megabytes);
        baseline.addAll(c.time(name, C_MILLISECONDS, C_ROUNDS, megabytes));
        double inC = Table.median(baseline);
        table.row(name, "C", Table.figure(inC), Table.ratio(1), "");
        rows(name, "", inC, stub, table);
        rows(name, ", libc transport", inC, libc, table);
    }

    private static void rows(String name, String suffix, double inC, Collection<RunResult> results, Table table) {
        for (RunResult result : results) {
            String method = result.getParams().getBenchmark();
            String way = method.substring(method.lastIndexOf('.') + 1);
            double score = result.getPrimaryResult().getStatistics().getPercentile(50);
            double bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm")).getScore();
            // JMH's own few bytes, spread over all calls of an iteration, are not the call's.
            table.row(name, way + suffix, Table.figure(score), Table.ratio(score / inC), Table.figure(bytes < 0.5 ? 0 : bytes));
        }
    }

    private static Collection<RunResult> run(Class<?> operation, String transport, String ways, int megabytes) throws RunnerException {
        var options = new OptionsBuilder()
                .include("\\." + operation.getSimpleName() + "\\.(" + ways + ")$")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsPrepend(arguments(transport, megabytes));
        return new Runner(options.build()).run();
    }

    /** A heap of so many megabytes is touched from the start; 0 leaves it to the virtual machine. */
    private static String[] arguments(String transport, int megabytes) {
        String chosen = "-Djsyscall.transport=" + transport;
        return megabytes == 0
                ? new String[] {chosen}
                : new String[] {chosen, "-Xms" + megabytes + "m", "-Xmx" + megabytes + "m", "-XX:+AlwaysPreTouch"};
    }
}
