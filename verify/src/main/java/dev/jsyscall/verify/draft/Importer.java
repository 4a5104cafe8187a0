package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.headers.Toolchains.Toolchain;
import dev.jsyscall.verify.unspecified.KnownNames;
import dev.jsyscall.verify.view.CRecord;
import dev.jsyscall.verify.view.HeaderView;
import dev.jsyscall.verify.view.MacroExpansion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
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
        ArchViews views = ArchViews.look(abi.arches(), toolchains, headers);
        if (views.views().isEmpty()) {
            throw new IOException("no architecture shows anything of " + String.join(" ", headers) + ": "
                    + String.join("; ", new LinkedHashSet<>(views.lacking().values())));
        }
        var notes = new ArrayList<String>();
        views.lacking().forEach((arch, reason) -> notes.add(arch + " is not looked at: " + reason));
        KnownNames known = KnownNames.of(abi);
        var taken = new TakenNames(abi);
        var records = new RecordNames(abi);
        var runs = new ConstantRuns(views, name -> !known.constant(name));
        var declarations = new ArrayList<Declaration>();
        var ioctls = new IoctlDrafter(abi, views, records, expansions(views, headers, runs.requests()));
        Set<String> types = new LinkedHashSet<>();
        for (HeaderView view : views.views().values()) {
            Set<String> inner = view.inner();
            for (CRecord record : view.records().values()) {
                boolean own = headers.contains(record.place().header()) && !inner.contains(record.type());
                if (own && !record.name().startsWith("_") && !known.record(record)) {
                    types.add(record.type());
                }
            }
        }
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
        return new Draft(records.imports(), List.copyOf(sources), declarations, notes, Set.copyOf(views.lacking().keySet()));
    }

    private Map<String, String> expansions(ArchViews views, List<String> headers, List<ShownConstant> requests) throws IOException {
        String leading = views.views().keySet().iterator().next();
        Arch arch = abi.arch(leading).orElseThrow();
        Toolchain tools = toolchains.forArch(arch, false).orElseThrow();
        return MacroExpansion.of(tools, ArchViews.included(headers), requests.stream().map(ShownConstant::name).toList());
    }
}
