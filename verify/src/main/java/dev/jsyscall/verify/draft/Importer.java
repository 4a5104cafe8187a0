package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.headers.Toolchains.Toolchain;
import dev.jsyscall.verify.unspecified.KnownNames;
import dev.jsyscall.verify.view.CRecord;
import dev.jsyscall.verify.view.MacroExpansion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Drafts what headers show and specs neither describe nor leave out. */
public final class Importer {
    private final Abi abi;
    private final Toolchains toolchains;

    public Importer(Abi abi, Toolchains toolchains) {
        this.abi = abi;
        this.toolchains = toolchains;
    }

    /**
     * A draft of the given headers, as programs include them.
     *
     * @throws IOException if a compiler or headers are missing, or no architecture can see the headers
     */
    public Draft draft(List<String> headers) throws IOException {
        ArchViews all = ArchViews.look(abi.arches(), toolchains, headers);
        if (all.views().isEmpty()) {
            throw new IOException("no architecture shows anything of " + String.join(" ", headers) + ": "
                    + String.join("; ", new LinkedHashSet<>(all.lacking().values())));
        }
        var notes = new ArrayList<String>();
        all.lacking().forEach((arch, reason) -> notes.add(arch + " is not looked at: " + reason));
        KnownNames known = KnownNames.of(abi);
        var taken = new TakenNames(abi);
        var records = new RecordNames(abi);
        var runs = new ConstantRuns(all, name -> !known.constant(name));
        Map<String, Set<String>> own = own(all, headers, known);
        ArchViews views = all.among(shown(all, runs, own));
        Set<String> types = new LinkedHashSet<>(own.keySet());
        var declarations = new ArrayList<Declaration>();
        var ioctls = new IoctlDrafter(abi, views, records, expansions(views, headers, runs.requests()));
        runs.requests().forEach(request -> ioctls.type(request).filter(type -> type.pointers() == 0)
                .ifPresent(type -> types.add(type.base())));
        declarations.addAll(new RecordDrafter(views, records, taken, notes).draft(types));
        // After the records: of a record and a group that want one name, the record has it from C.
        for (Run run : runs.runs()) {
            declarations.add(new GroupDrafter(run, views.views().keySet(), taken, headers.get(0)).draft());
        }
        for (ShownConstant request : runs.requests()) {
            try {
                declarations.add(ioctls.draft(request));
            } catch (NotDraftable e) {
                notes.add(request.name() + " is left to you: " + e.getMessage());
            }
        }
        declarations.sort(Comparator.comparing((Declaration d) -> d.place().header()).thenComparing(d -> d.place().line()));
        Set<String> sources = new TreeSet<>(headers);
        declarations.forEach(declaration -> sources.add(declaration.place().header()));
        return new Draft(
                records.imports(), List.copyOf(sources), views.existence(abi.arches()), declarations, notes,
                Set.copyOf(all.lacking().keySet()));
    }

    /** The records of the headers that nothing specifies, and the architectures that show each. */
    private static Map<String, Set<String>> own(ArchViews views, List<String> headers, KnownNames known) {
        Map<String, Set<String>> own = new LinkedHashMap<>();
        views.views().forEach((arch, view) -> {
            Set<String> inner = view.inner();
            for (CRecord record : view.records().values()) {
                boolean wanted = headers.contains(record.place().header()) && !inner.contains(record.type())
                        && !record.name().startsWith("_") && !known.record(record);
                if (wanted) {
                    own.computeIfAbsent(record.type(), type -> new HashSet<>()).add(arch);
                }
            }
        });
        return own;
    }

    /** The architectures that show anything new; all of them if there is nothing new. */
    private static Set<String> shown(ArchViews views, ConstantRuns runs, Map<String, Set<String>> records) {
        Set<String> shown = new HashSet<>();
        runs.runs().forEach(run -> run.constants().forEach(constant -> shown.addAll(constant.values().keySet())));
        runs.requests().forEach(request -> shown.addAll(request.values().keySet()));
        records.values().forEach(shown::addAll);
        return shown.isEmpty() ? views.views().keySet() : shown;
    }

    private Map<String, String> expansions(ArchViews views, List<String> headers, List<ShownConstant> requests) throws IOException {
        String leading = views.views().keySet().iterator().next();
        Arch arch = abi.arch(leading).orElseThrow();
        Toolchain tools = toolchains.forArch(arch, false).orElseThrow();
        return MacroExpansion.of(tools, ArchViews.included(headers), requests.stream().map(ShownConstant::name).toList());
    }
}
