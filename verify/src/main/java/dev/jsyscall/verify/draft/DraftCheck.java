package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.Diagnostic;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Position;
import dev.jsyscall.verify.ArchReport;
import dev.jsyscall.verify.Outcome;
import dev.jsyscall.verify.Verdict;
import dev.jsyscall.verify.Verifier;
import dev.jsyscall.verify.draft.Declaration.Item;
import dev.jsyscall.verify.draft.Draft.Origin;
import dev.jsyscall.verify.headers.Toolchains;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes out of a draft what does not compile beside the specs, or is not what the headers say, and notes it for a person to write. */
public final class DraftCheck {
    /** What a draft is called among the specs. */
    private static final String PATH = "draft.abi";
    private static final int ROUNDS = 50;

    private final Compiling compiling;
    private final Toolchains toolchains;

    /** Compiles a draft, beside all specs or with nothing but what it imports. */
    public interface Compiling {
        Compilation compile(SourceFile draft, boolean alone);
    }

    public DraftCheck(Compiling compiling, Toolchains toolchains) {
        this.compiling = compiling;
        this.toolchains = toolchains;
    }

    /**
     * The good part of a draft.
     *
     * @throws IOException if the specs themselves do not compile, or a compiler fails
     */
    public Draft checked(Draft draft) throws IOException {
        Draft good = draft;
        for (int round = 0; round < ROUNDS && !good.empty(); round++) {
            Compilation compilation = compiling.compile(new SourceFile(PATH, good.text()), false);
            Map<Item, String> bad = compilation.abi().isPresent()
                    ? untrue(good, compiling.compile(new SourceFile(PATH, good.text()), true))
                    : broken(good, compilation);
            if (bad.isEmpty()) {
                return good;
            }
            good = without(good, bad);
        }
        return good;
    }

    private static Map<Item, String> broken(Draft draft, Compilation compilation) throws IOException {
        Map<Item, String> bad = new IdentityHashMap<>();
        for (Diagnostic diagnostic : compilation.diagnostics()) {
            origin(draft, diagnostic.position()).ifPresent(origin -> bad.putIfAbsent(origin.item(), diagnostic.message()));
        }
        if (bad.isEmpty()) {
            throw new IOException("the specs do not compile:\n" + compilation.render());
        }
        return bad;
    }

    private Map<Item, String> untrue(Draft draft, Compilation alone) throws IOException {
        Abi abi = alone.abi().orElseThrow(() -> new IOException("the draft does not compile by itself:\n" + alone.render()));
        Map<Item, String> bad = new IdentityHashMap<>();
        List<Arch> arches = abi.arches().stream().filter(arch -> !draft.lacking().contains(arch.name())).toList();
        for (ArchReport report : new Verifier(abi, toolchains).verify(arches).arches()) {
            for (Verdict verdict : report.with(Outcome.MISMATCH)) {
                String reason = verdict.claim().name() + " on " + report.arch().name() + ": " + verdict.detail();
                origin(draft, verdict.claim().position()).ifPresent(origin -> bad.putIfAbsent(origin.item(), reason));
            }
        }
        return bad;
    }

    private static Optional<Origin> origin(Draft draft, Position position) {
        return position.file().equals(PATH) ? draft.origin(position.line()) : Optional.empty();
    }

    private static Draft without(Draft draft, Map<Item, String> bad) {
        var declarations = new ArrayList<Declaration>();
        var notes = new ArrayList<>(draft.notes());
        for (Declaration declaration : draft.declarations()) {
            Map<Item, String> own = new LinkedHashMap<>();
            declaration.items().stream().filter(bad::containsKey).forEach(item -> own.put(item, bad.getOrDefault(item, "")));
            Declaration rest = declaration;
            for (var entry : own.entrySet()) {
                rest = rest.without(entry.getKey());
                boolean whole = declaration.head().isEmpty();
                String what = whole ? declaration.name() : declaration.head() + " " + entry.getKey().text() + " }";
                notes.add(what + " is left to you: " + entry.getValue());
            }
            if (!rest.items().isEmpty()) {
                declarations.add(rest);
            }
        }
        return new Draft(draft.imports(), draft.headers(), draft.existence(), declarations, notes, draft.lacking());
    }
}
