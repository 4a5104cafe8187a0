package dev.jsyscall.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * The command line of a Java program of this module, on a class path of just the jars it needs, with the serial collector, which
 * starts fastest.
 */
public record JavaCommand(Class<?> main, String classPath) {
    /**
     * A program on the jars that these classes come from.
     *
     * @param folder where classes are packed that come from a folder: AOT caches take jars alone
     */
    public static JavaCommand of(Path folder, Class<?> main, Class<?>... libraries) throws IOException {
        List<String> jars = new ArrayList<>();
        jars.add(jar(folder, main));
        for (Class<?> library : libraries) jars.add(jar(folder, library));
        return new JavaCommand(main, String.join(File.pathSeparator, jars));
    }

    private static String jar(Path folder, Class<?> type) throws IOException {
        Path location;
        try {
            location = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (!Files.isDirectory(location)) return location.toString();
        Path jar = folder.resolve(Integer.toHexString(location.hashCode()) + ".jar");
        if (Files.exists(jar)) return jar.toString();
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow(() -> new IOException("there is no jar tool: this is not a JDK"));
        int exit = tool.run(System.out, System.err, "-cf", jar.toString(), "-C", location.toString(), ".");
        if (exit != 0) throw new IOException("jar failed with " + exit);
        return jar.toString();
    }

    /** The command with options of the virtual machine. */
    public List<String> with(String... options) {
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

    /**
     * The option that makes it use an AOT cache, after one run of the program itself has filled that.
     *
     * @param arguments the program's
     */
    public String cached(Path folder, String... arguments) throws IOException, InterruptedException {
        Path cache = folder.resolve(main.getSimpleName() + ".aot");
        List<String> command = with("-XX:AOTCacheOutput=" + cache);
        command.addAll(List.of(arguments));
        wall(command);
        return "-XX:AOTCache=" + cache;
    }

    /** Milliseconds that a command takes, whose output is of no interest. */
    public static double wall(List<String> command) throws IOException, InterruptedException {
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
