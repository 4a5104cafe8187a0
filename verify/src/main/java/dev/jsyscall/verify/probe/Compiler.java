package dev.jsyscall.verify.probe;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A C compiler of this machine.
 *
 * @param program the program's name or path
 * @param version what it calls itself
 */
public record Compiler(String program, String version) {
    private static final long TIME_LIMIT_SECONDS = 120;
    private static final String DEFINE = "#define ";
    /** All errors, each in the line of the probe that it is about and not where a macro was defined. */
    private static final List<String> CLANG = List.of("-ferror-limit=0", "-fno-caret-diagnostics", "-fmacro-backtrace-limit=1");
    private static final List<String> GCC = List.of("-fmax-errors=0", "-fno-diagnostics-show-caret", "-ftrack-macro-expansion=0");

    /** What came of a source file: the result's bytes if there were no errors. */
    public record Output(Optional<byte[]> object, String messages) {}

    /** Looks for a compiler; empty if there is no such program, or it does not say its version. */
    public static Optional<Compiler> find(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said.lines().findFirst().map(line -> new Compiler(program, line)) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** True if one program compiles for every architecture by {@code --target}. */
    public boolean crossCompiles() {
        return version.contains("clang");
    }

    /** The options for all errors, in a form that {@link CompilerError} reads. */
    public List<String> allErrors() {
        return crossCompiles() ? CLANG : GCC;
    }

    /** The first line that the compiler prints when asked by an option such as {@code -print-resource-dir}. */
    public String ask(String... options) throws IOException {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    }

    /**
     * Compiles without linking. Warnings are off: headers and probes are full of what compilers warn of.
     *
     * @param language {@code c} or {@code assembler}, as {@code -x} takes it
     */
    public Output compile(String language, String source, List<String> options) throws IOException {
        return translate(List.of("-c", "-x", language), source, options);
    }

    /** What is wrong with a C source; nothing is made of it. */
    public List<CompilerError> check(String source, List<String> options) throws IOException {
        var all = new ArrayList<>(options);
        all.addAll(allErrors());
        return CompilerError.in(translate(List.of("-fsyntax-only", "-x", "c"), source, all).messages());
    }

    /** A C source preprocessed, with the definitions of its macros kept; empty if it does not preprocess. */
    public Optional<String> preprocess(String source, List<String> options) throws IOException {
        return translate(List.of("-E", "-dD", "-x", "c"), source, options).object()
                .map(text -> new String(text, StandardCharsets.ISO_8859_1));
    }

    /** The names of all macros that are defined after a C source, predefined ones included; empty if it does not preprocess. */
    public Set<String> macros(String source, List<String> options) throws IOException {
        Output output = translate(List.of("-E", "-dM", "-x", "c"), source, options);
        String text = new String(output.object().orElse(new byte[0]), StandardCharsets.ISO_8859_1);
        return text.lines().filter(line -> line.startsWith(DEFINE))
                .map(line -> line.substring(DEFINE.length()).split("[ (]", 2)[0]).collect(Collectors.toCollection(TreeSet::new));
    }

    private Output translate(List<String> mode, String source, List<String> options) throws IOException {
        Path folder = Files.createTempDirectory("abi-probe");
        Path input = folder.resolve("probe");
        Path result = folder.resolve("result");
        Path messages = folder.resolve("messages");
        try {
            Files.writeString(input, source);
            var command = new ArrayList<>(List.of(program, "-w", "-o", result.toString()));
            command.addAll(options);
            command.addAll(mode);
            command.add(input.toString());
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(messages.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new CompileException(program + " did not finish in " + TIME_LIMIT_SECONDS + " seconds");
            }
            String said = Files.readString(messages, StandardCharsets.ISO_8859_1);
            boolean made = process.exitValue() == 0 && Files.exists(result);
            return new Output(made ? Optional.of(Files.readAllBytes(result)) : Optional.empty(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while compiling").initCause(e);
        } finally {
            for (Path file : List.of(input, result, messages, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
