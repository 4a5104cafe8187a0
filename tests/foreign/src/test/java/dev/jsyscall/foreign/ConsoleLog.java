package dev.jsyscall.foreign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What a booted kernel and {@code init.sh} wrote on the console. */
final class ConsoleLog {
    private static final int QUOTED_LINES = 40;
    private static final Pattern KERNEL = Pattern.compile("(?m)^#jsyscall kernel (\\S+) (\\S+)$");
    private static final Pattern OFF = Pattern.compile("(?m)^#jsyscall off \\S+$");
    private static final Pattern PANIC = Pattern.compile("(?m)^.*Kernel panic.*$");

    private final Path file;
    private final String text;

    /** Reads a log, and forgets what a terminal would not show. */
    ConsoleLog(Path file) throws IOException {
        this.file = file;
        this.text = Files.readString(file, StandardCharsets.ISO_8859_1)
                .replaceAll("\\e\\[[0-9;?]*[A-Za-z]|\\e.|[^\\n\\t\\x20-\\x7e]", "");
    }

    /** The kernel's version, if it came as far as to tell. */
    Optional<String> kernel() {
        return KERNEL.matcher(text).results().map(found -> found.group(1)).findFirst();
    }

    /** From the kernel's start until the first process ran. */
    double bootSeconds() {
        return KERNEL.matcher(text).results().map(found -> Double.parseDouble(found.group(2))).findFirst().orElse(Double.NaN);
    }

    /** Whether the first process came to its end and was about to switch off. */
    boolean switchedOff() {
        return OFF.matcher(text).find();
    }

    /** What the kernel said when it gave up, if it did. */
    Optional<String> panic() {
        return PANIC.matcher(text).results().map(MatchResult::group).findFirst();
    }

    /**
     * The results of the run through a transport; its report is left in {@code folder}.
     *
     * @throws AssertionError with the end of the log if the run did not come to its end
     */
    FinishedRun run(String transport, Path folder) throws IOException {
        Pattern whole = Pattern.compile("(?m)^#jsyscall begin " + transport + " (?<begin>\\S+)$[\\s\\S]*"
                + "^#jsyscall end " + transport + " (?<status>\\d+) (?<end>\\S+)\\n"
                + "#jsyscall report " + transport + "\\n(?<report>[\\s\\S]*)^#jsyscall done " + transport + "$");
        MatchResult found = whole.matcher(text).results().findFirst()
                .orElseThrow(() -> failure("the tests through " + transport + " did not come to their end"));
        int status = Integer.parseInt(found.group("status"));
        if (status > 1) throw failure("the tests through " + transport + " ended with status " + status);
        Path report = Files.createDirectories(folder).resolve(TestCommand.REPORT);
        try (var packed = new GZIPInputStream(new ByteArrayInputStream(Base64.getMimeDecoder().decode(found.group("report"))))) {
            Files.write(report, packed.readAllBytes());
        } catch (IOException | IllegalArgumentException e) {
            throw failure("the report through " + transport + " is damaged: " + e.getMessage());
        }
        List<TestResult> results = TestResult.read(report);
        if (results.isEmpty()) throw failure("the run through " + transport + " found no tests");
        return new FinishedRun(results, Double.parseDouble(found.group("end")) - Double.parseDouble(found.group("begin")));
    }

    /** A failure that quotes the end of the log, without reports. */
    AssertionError failure(String what) {
        List<String> lines = text.replaceAll("(?s)(#jsyscall report \\w+\\n).*?(?=#jsyscall done|\\z)", "$1").lines().toList();
        String end = String.join("\n", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
        String why = panic().map(line -> what + ": " + line.strip()).orElse(what);
        return new AssertionError(why + "\nThe console's last lines, of " + file + ":\n" + end);
    }
}
