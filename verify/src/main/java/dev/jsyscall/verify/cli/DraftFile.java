package dev.jsyscall.verify.cli;

import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.draft.Draft;
import dev.jsyscall.verify.draft.DraftCheck.Compiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file that a draft is for. It may be among the specs already, and may have something in it. */
final class DraftFile implements Compiling {
    private final SpecSource specs;
    private final Optional<Path> file;
    private final String before;

    DraftFile(SpecSource specs, Optional<Path> file) throws IOException {
        this.specs = specs;
        this.file = file;
        before = file.isPresent() && Files.exists(file.get()) ? Files.readString(file.get()) : "";
    }

    /** All specs, with what is in the file so far. */
    Abi specs() throws SpecException {
        Compilation compilation = specs.with(own(), false);
        return compilation.abi().orElseThrow(() -> new SpecException(compilation.render()));
    }

    /** Compiles a draft in a file of its own, so that its lines are its lines. */
    @Override
    public Compilation compile(SourceFile draft, boolean alone) {
        var files = new ArrayList<>(own());
        files.add(draft);
        return specs.with(files, alone);
    }

    private List<SourceFile> own() {
        return before.isBlank() ? List.of() : List.of(new SourceFile(specs.path(file.orElseThrow()), before));
    }

    void add(Draft draft) throws IOException {
        List<String> known = before.lines().map(String::strip).toList();
        if (!before.isBlank() && !draft.existence().isEmpty() && !known.contains(draft.existence())) {
            throw new IOException(file.orElseThrow() + " does not say `" + draft.existence()
                    + "`, and what is new does not exist elsewhere; write it to another file");
        }
        // What a file imports and includes, it does once.
        String text = draft.text().lines().filter(line -> !line.matches("(import|header|only|absent) .*;") || !known.contains(line))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(file.orElseThrow(), before.isBlank() ? text : before.stripTrailing() + "\n\n" + text.stripLeading());
    }
}
