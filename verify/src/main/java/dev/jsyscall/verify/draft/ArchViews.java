package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.view.CEnum;
import dev.jsyscall.verify.view.HeaderView;
import dev.jsyscall.verify.view.Looking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What some headers show on each architecture.
 *
 * @param views by the architectures' names; the one that drafts follow comes first
 * @param headers the headers that are asked for, not those that they include
 * @param lacking architectures that show nothing of the headers, and why
 */
record ArchViews(Map<String, HeaderView> views, Set<String> headers, Map<String, String> lacking) {
    /** What headers need and do not always include. */
    private static final List<String> BASICS = List.of("linux/types.h", "linux/time.h", "linux/socket.h");

    /** It is the most complete one, and the one that most readers know. */
    private static final String LEADING = "x86_64";

    /** The headers to include to see the given ones. */
    static List<String> included(List<String> headers) {
        var included = new ArrayList<>(BASICS);
        headers.stream().filter(header -> !included.contains(header)).forEach(included::add);
        return included;
    }

    static ArchViews look(List<Arch> arches, Toolchains toolchains, List<String> headers) throws IOException {
        List<Arch> ordered = arches.stream().sorted(Comparator.comparing(arch -> !arch.name().equals(LEADING))).toList();
        var views = new ArchViews(new LinkedHashMap<>(), Set.copyOf(headers), new LinkedHashMap<>());
        Looking.at(ordered, toolchains, all -> included(headers), (arch, view) -> view)
                .forEach((arch, view) -> views.add(arch.name(), view));
        return views;
    }

    private void add(String arch, HeaderView view) {
        boolean shows = view.macros().values().stream().anyMatch(macro -> headers.contains(macro.place().header()))
                || view.enums().stream().map(CEnum::place).anyMatch(place -> headers.contains(place.header()))
                || view.records().values().stream().anyMatch(record -> headers.contains(record.place().header()));
        if (shows) {
            views.put(arch, view);
        } else {
            List<String> reasons = headers.stream().filter(view.broken()::containsKey)
                    .map(header -> "<" + header + ">: " + view.broken().get(header)).toList();
            lacking.put(arch, reasons.isEmpty() ? "no such header, or nothing in it" : String.join("; ", reasons));
        }
    }
}
