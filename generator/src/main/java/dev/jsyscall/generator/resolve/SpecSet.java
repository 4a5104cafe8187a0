package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SourceResolver;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.syntax.Declaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.GroupDeclaration;
import dev.jsyscall.generator.syntax.RecordDeclaration;
import dev.jsyscall.generator.syntax.SpecFile;
import dev.jsyscall.generator.syntax.SpecParser;
import dev.jsyscall.generator.syntax.Suggestion;
import dev.jsyscall.generator.syntax.TypedefDeclaration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of one compilation: one's own, what they import, and every architecture and number table of the operating system. */
public final class SpecSet {
    private final String os;
    private final SourceResolver resolver;
    private final Diagnostics diagnostics;
    private final TreeMap<String, SpecFile> files = new TreeMap<>();
    private final Set<String> own = new LinkedHashSet<>();
    private Optional<Map<String, String>> elsewhere = Optional.empty();

    private SpecSet(String os, SourceResolver resolver, Diagnostics diagnostics) {
        this.os = os;
        this.resolver = resolver;
        this.diagnostics = diagnostics;
    }

    /** Parses all files that a compilation needs. */
    public static SpecSet load(String os, List<SourceFile> own, SourceResolver imports, Diagnostics diagnostics) {
        SourceResolver resolver = SpecLibrary.of(own).or(imports);
        var set = new SpecSet(os, resolver, diagnostics);
        for (SourceFile file : own) set.own.add(file.path());
        var pending = new ArrayDeque<SourceFile>(own);
        pending.addAll(resolver.under(os + "/arch"));
        pending.addAll(resolver.under(os + "/numbers"));
        while (!pending.isEmpty()) {
            SourceFile source = pending.remove();
            if (set.files.containsKey(source.path())) continue;
            SpecFile file = SpecParser.parse(source, diagnostics);
            set.files.put(source.path(), file);
            var imported = new HashSet<String>();
            for (SpecFile.Import wanted : file.imports()) {
                if (!imported.add(wanted.path())) diagnostics.report(Problem.REPEATED_IN_LIST, wanted.span(), module(wanted.path()));
                Optional<SourceFile> found = resolver.find(wanted.path());
                if (found.isPresent()) pending.add(found.get());
                else set.unknownImport(wanted);
            }
        }
        return set;
    }

    void unknownImport(SpecFile.Import wanted) {
        var modules = new TreeSet<String>();
        for (String path : own) modules.add(module(path));
        for (SourceFile file : resolver.under(os)) modules.add(module(file.path()));
        String module = module(wanted.path());
        diagnostics.report(Problem.UNKNOWN_IMPORT, wanted.span(), wanted.path(), Suggestion.among(module, modules));
    }

    /** How an import names a file. */
    static String module(String path) {
        String name = path.endsWith(".abi") ? path.substring(0, path.length() - ".abi".length()) : path;
        return name.replace('/', '.');
    }

    String os() {
        return os;
    }

    /** All files, in the order of their paths. */
    Iterable<SpecFile> files() {
        return files.values();
    }

    /** Whether a file is part of the compilation. */
    boolean loaded(String path) {
        return files.containsKey(path);
    }

    /** Whether there is a file at all. */
    boolean exists(String path) {
        return resolver.find(path).isPresent();
    }

    boolean own(SpecFile file) {
        return own.contains(file.path());
    }

    FileScope scope(SpecFile file) {
        var visible = new LinkedHashSet<String>();
        visible.add(file.path());
        for (SpecFile.Import used : file.imports()) visible.add(used.path());
        return new FileScope(file.path(), visible);
    }

    /** The file of this operating system, not part of the compilation, that declares a type, record or group. */
    Optional<String> fileDeclaring(String name) {
        if (elsewhere.isEmpty()) elsewhere = Optional.of(declaredElsewhere());
        return Optional.ofNullable(elsewhere.get().get(name));
    }

    private Map<String, String> declaredElsewhere() {
        var names = new HashMap<String, String>();
        for (SourceFile source : resolver.under(os)) {
            if (files.containsKey(source.path())) continue;
            // Only asked for its names: what may be wrong with it is not this compilation's business.
            for (Declaration declaration : SpecParser.parse(source, new Diagnostics()).declarations()) {
                if (declaration instanceof TypedefDeclaration d) names.put(d.name().text(), source.path());
                else if (declaration instanceof GroupDeclaration d) names.put(d.name().text(), source.path());
                else if (declaration instanceof RecordDeclaration d) names.put(d.name().text(), source.path());
            }
        }
        return names;
    }
}
