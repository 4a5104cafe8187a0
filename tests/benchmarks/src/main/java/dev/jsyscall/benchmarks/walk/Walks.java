package dev.jsyscall.benchmarks.walk;

import dev.jsyscall.Syscall;
import dev.jsyscall.benchmarks.JavaCommand;
import dev.jsyscall.benchmarks.Table;
import dev.jsyscall.benchmarks.startup.Bare;
import dev.jsyscall.linux.abi.LinuxPlatform;
import dev.jsyscall.linux.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Times walks through a warm tree with the size of each file: warm programs round by round, and whole processes.
 *
 * <p>All sides take turns. Beside the wall clock's figures stand those of the walking thread's processor time, which say more on a
 * machine that has other work; of a whole process there is only the wall clock.
 */
public final class Walks {
    private static final double MILLISECONDS = 1e6;
    /** Rounds of a JVM that count, after as many times this that warm it up. */
    private static final int WARM = 5;
    private static final int COUNTED = 5;

    private final String tree;
    private final Path folder;
    private final Path c;
    private final JavaCommand jsyscall;
    private final JavaCommand nio;
    private long entries = -1;
    private long bytes;

    private Walks(Path folder, String tree) throws IOException, InterruptedException {
        this.tree = tree;
        this.folder = folder;
        c = compile(folder);
        jsyscall = JavaCommand.of(folder, JsyscallWalk.class, Syscall.class, LinuxPlatform.class, Tree.class);
        nio = JavaCommand.of(folder, NioWalk.class);
    }

    /** One way to walk, and what was measured of it. */
    private record Way(String name, List<String> command, int skipped, List<Double> wall, List<Double> processor, List<Double> allocated) {
        Way(String name, List<String> command, int skipped) {
            this(name, command, skipped, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Makes a tree of so many files, walks it in turn by all ways, and prints medians with their ratio to C.
     *
     * @param folder where the tree and the C program may be put
     */
    public static void print(PrintStream out, Path folder, int files, int turns) throws IOException, InterruptedException {
        try (Sample sample = Sample.make(folder.resolve("tree").toString(), files)) {
            Walks walks = new Walks(folder, sample.path());
            walks.printWarm(out, turns);
            walks.printProcesses(out, turns);
        }
    }

    private void printWarm(PrintStream out, int turns) throws IOException, InterruptedException {
        List<Way> ways = List.of(
                new Way("C", List.of(c.toString(), tree, "" + COUNTED), 0),
                new Way("jsyscall", walk(jsyscall.with(), WARM * COUNTED), (WARM - 1) * COUNTED),
                new Way("Files.walkFileTree", walk(nio.with(), WARM * COUNTED), (WARM - 1) * COUNTED));
        for (int turn = 0; turn < turns; turn++) {
            for (Way way : ways) run(way, true);
        }
        Way first = ways.getFirst();
        Table table = new Table("walk, " + entries + " entries", "wall, ms", "× C", "processor, ms", "× C", "bytes allocated per entry");
        for (Way way : ways) {
            double wall = Table.median(way.wall());
            double processor = Table.median(way.processor());
            table.row(way.name(), Table.figure(wall), Table.ratio(wall / Table.median(first.wall())), Table.figure(processor),
                    Table.ratio(processor / Table.median(first.processor())), Table.figure(Table.median(way.allocated())));
        }
        table.print(out);
    }

    private void printProcesses(PrintStream out, int turns) throws IOException, InterruptedException {
        List<Way> ways = List.of(
                new Way("C", List.of(c.toString(), tree, "1"), 0),
                new Way("find -size", List.of("find", tree, "-size", "+1000000"), 0),
                new Way("jsyscall", walk(jsyscall.with(), 1), 0),
                new Way("Files.walkFileTree", walk(nio.with(), 1), 0),
                new Way("jsyscall, AOT cache", walk(jsyscall.with(jsyscall.cached(folder, tree, "1")), 1), 0),
                new Way("Files.walkFileTree, AOT cache", walk(nio.with(nio.cached(folder, tree, "1")), 1), 0),
                new Way("a JVM that does nothing", JavaCommand.of(folder, Bare.class).with(), 0));
        for (int turn = 0; turn < turns; turn++) {
            for (Way way : ways) {
                long start = System.nanoTime();
                run(way, false);
                way.wall().add((System.nanoTime() - start) / MILLISECONDS);
            }
        }
        Table table = new Table("walk as a process", "wall, ms", "× C");
        double reference = Table.median(ways.getFirst().wall());
        for (Way way : ways) {
            double wall = Table.median(way.wall());
            table.row(way.name(), Table.figure(wall), Table.ratio(wall / reference));
        }
        table.print(out);
    }

    private List<String> walk(List<String> program, int rounds) {
        program.add(tree);
        program.add("" + rounds);
        return program;
    }

    private void run(Way way, boolean timed) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(way.command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) throw new IOException("exit " + process.exitValue() + " from " + String.join(" ", way.command()));
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", -1);
            check(way, Long.parseLong(words[3]), Long.parseLong(words[4]));
            if (!timed || i < way.skipped()) continue;
            way.wall().add(Long.parseLong(words[0]) / MILLISECONDS);
            way.processor().add(Long.parseLong(words[1]) / MILLISECONDS);
            way.allocated().add((double) Long.parseLong(words[2]) / entries);
        }
    }

    /** All must find the same, so that none is fast by leaving things out. */
    private void check(Way way, long foundEntries, long foundBytes) throws IOException {
        if (entries < 0) {
            entries = foundEntries;
            bytes = foundBytes;
        }
        if (entries != foundEntries || bytes != foundBytes) {
            throw new IOException(way.name() + " found " + foundEntries + " entries of " + foundBytes + " bytes, others "
                    + entries + " of " + bytes);
        }
    }

    private static Path compile(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("walk.c");
        try (InputStream in = Walks.class.getResourceAsStream("walk.c")) {
            Files.write(source, Objects.requireNonNull(in).readAllBytes());
        }
        Path program = folder.resolve("walk");
        Process compiler = new ProcessBuilder("cc", "-O2", "-pthread", "-o", program.toString(), source.toString()).inheritIO().start();
        if (compiler.waitFor() != 0) throw new IOException("cc failed on " + source + "; install a C compiler (Debian: gcc libc6-dev)");
        return program;
    }
}
