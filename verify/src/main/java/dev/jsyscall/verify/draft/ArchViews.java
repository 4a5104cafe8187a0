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

    /** The same, but nothing of the other architectures. */
    ArchViews among(Set<String> arches) {
        var among = new ArchViews(new LinkedHashMap<>(views), headers, new LinkedHashMap<>(lacking));
        among.views.keySet().retainAll(arches);
        views.keySet().stream().filter(arch -> !arches.contains(arch)).forEach(arch -> among.lacking.put(arch, "nothing new"));
        return among;
    }

    /** The line of a spec that says where what they show exists; empty if that is everywhere, as far as can be seen. */
    String existence(List<Arch> arches) {
        List<String> without = arches.stream().map(Arch::name).filter(lacking::containsKey).toList();
        List<String> with = arches.stream().map(Arch::name).filter(views::containsKey).toList();
        if (without.isEmpty()) {
            return "";
        }
        boolean few = with.size() <= without.size() && with.size() + without.size() == arches.size();
        return few ? "only on " + String.join(", ", with) + ";" : "absent on " + String.join(", ", without) + ";";
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
