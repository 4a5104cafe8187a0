package dev.jsyscall.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the last run read and wrote.
 *
 * @param inputs the fingerprint of the specs, the configuration and the plugin; empty if there was no run
 * @param imports each look-up of another spec, with the digest of what was found
 * @param outputs each file written, with the digest of its text
 */
record State(String inputs, Map<String, String> imports, Map<String, String> outputs) {
    private static final String INPUTS = "inputs";
    private static final String IMPORT = "import";
    private static final String OUTPUT = "output";

    static State of(String inputs, RecordingResolver imports, Output output) {
        return new State(inputs, imports.answers(), output.digests());
    }

    /** Reads one line for each fact: its kind, a digest, a name. */
    static State read(Path file) throws IOException {
        String inputs = "";
        Map<String, String> imports = new TreeMap<>();
        Map<String, String> outputs = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", 3);
                switch (words[0]) {
                    case INPUTS -> inputs = words[1];
                    case IMPORT -> imports.put(words[2], words[1]);
                    case OUTPUT -> outputs.put(words[2], words[1]);
                    default -> throw new IOException(file + " is not a state file (delete it): " + line);
                }
            }
        }
        return new State(inputs, imports, outputs);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(INPUTS + " " + inputs);
        imports.forEach((question, digest) -> lines.add(IMPORT + " " + digest + " " + question));
        outputs.forEach((path, digest) -> lines.add(OUTPUT + " " + digest + " " + path));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** True if a run now would read the same and write what is there already. */
    boolean isCurrent(String inputsNow, RecordingResolver importsNow, Folders folders) throws IOException {
        if (!inputs.equals(inputsNow) || !imports.entrySet().stream().allMatch(i -> importsNow.stillAnswers(i.getKey(), i.getValue()))) {
            return false;
        }
        for (Map.Entry<String, String> output : outputs.entrySet()) {
            Path file = folders.target(output.getKey());
            if (!Files.exists(file) || !Output.digest(Files.readString(file)).equals(output.getValue())) {
                return false;
            }
        }
        return true;
    }
}
