package dev.jsyscall.verify.update;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Header;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.ArchReport;
import dev.jsyscall.verify.Outcome;
import dev.jsyscall.verify.Report;
import dev.jsyscall.verify.Verdict;
import dev.jsyscall.verify.Verifier;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.unspecified.KnownNames;
import dev.jsyscall.verify.unspecified.ShownName;
import dev.jsyscall.verify.view.HeaderView;
import dev.jsyscall.verify.view.KernelHeaders;
import dev.jsyscall.verify.view.Looking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares headers with the specs, and with the headers that the specs were verified with. */
public final class HeaderUpdate {
    private record Key(Change.Kind kind, String place, String name, String detail) {}

    private final Abi abi;
    private final KnownNames known;
    private final Set<String> headers;
    private final Map<String, String> specs = new HashMap<>();
    private final Map<String, String> declared = new HashMap<>();
    private final Map<Key, Set<Arch>> changes = new LinkedHashMap<>();
    private final Set<Arch> arches;

    private HeaderUpdate(Abi abi, List<Arch> arches, List<String> headers) {
        this.abi = abi;
        this.arches = new LinkedHashSet<>(arches);
        this.headers = Set.copyOf(headers);
        known = KnownNames.of(abi);
        for (Subsystem subsystem : abi.subsystems()) {
            for (Header header : subsystem.headers()) {
                // Many specs may name a header: what is new in it is for the one that is called like it.
                boolean namesake = header.path().endsWith("/" + subsystem.name() + ".h");
                specs.merge(header.path(), subsystem.file(), (first, own) -> namesake ? own : first);
            }
            String file = subsystem.file();
            subsystem.groups().forEach(group -> group.constants().forEach(constant -> declared.put(constant.cName(), file)));
            subsystem.ioctls().forEach(ioctl -> declared.put(ioctl.name(), file));
            subsystem.records().forEach(record -> declared.put(record.cName(), file));
        }
    }

    /**
     * Looks at both sets of headers.
     *
     * @param now the headers to compare with
     * @param before the headers that the specs were verified with; without them, all that the specs lack counts as new
     * @param headers which headers to look at; none for all
     */
    public static HeaderUpdate of(
            Abi abi, List<Arch> arches, Toolchains now, Optional<Toolchains> before, List<String> headers) throws IOException {
        var update = new HeaderUpdate(abi, arches, headers);
        Map<Arch, HeaderView> newer = Looking.at(arches, now, KernelHeaders::all, (arch, view) -> view);
        Map<Arch, HeaderView> older = before.isPresent()
                ? Looking.at(arches, before.get(), KernelHeaders::all, (arch, view) -> view)
                : Map.of();
        newer.forEach((arch, view) -> update.compare(arch, view, Optional.ofNullable(older.get(arch))));
        update.mismatches(new Verifier(abi, now).verify(arches));
        return update;
    }

    private void compare(Arch arch, HeaderView newer, Optional<HeaderView> older) {
        Map<String, ShownName> before = older.map(HeaderUpdate::names).orElse(Map.of());
        Map<String, ShownName> now = names(newer);
        now.forEach((name, shown) -> {
            boolean other = older.isPresent() ? !before.containsKey(name) : specs.containsKey(shown.header());
            if (other && wanted(shown.header()) && !known.has(shown)) {
                add(Change.Kind.ADDED, place(shown.header()), name, value(newer, shown), arch);
            }
        });
        before.forEach((name, shown) -> {
            if (wanted(shown.header()) && !now.containsKey(name) && known.specified(shown)) {
                add(Change.Kind.REMOVED, declared.getOrDefault(name, place(shown.header())), name, "", arch);
            }
        });
    }

    private static Map<String, ShownName> names(HeaderView view) {
        Map<String, ShownName> names = new LinkedHashMap<>();
        ShownName.of(view).forEach(shown -> names.put(shown.toString(), shown));
        return names;
    }

    /** What a new name is: a constant's value, and nothing for a record. */
    private static String value(HeaderView view, ShownName shown) {
        Long value = view.values().get(shown.name());
        if (value == null || shown.kind() == ShownName.Kind.RECORD) {
            return "";
        }
        boolean bits = value > 9 && (value & value - 1) == 0 || value > 0xffff;
        return bits ? "0x" + Long.toHexString(value) : Long.toString(value);
    }

    private void mismatches(Report report) {
        Map<String, String> headersOf = new HashMap<>();
        abi.subsystems().forEach(s -> s.headers().forEach(h -> headersOf.merge(s.file(), h.path(), (a, b) -> a + " " + b)));
        for (ArchReport arch : report.arches()) {
            for (Verdict verdict : arch.with(Outcome.MISMATCH)) {
                String file = verdict.claim().position().file();
                List<String> own = List.of(headersOf.getOrDefault(file, "").split(" "));
                if (headers.isEmpty() || own.stream().anyMatch(headers::contains)) {
                    add(Change.Kind.CHANGED, file, verdict.claim().name(), verdict.detail(), arch.arch());
                }
            }
        }
    }

    private boolean wanted(String header) {
        return headers.isEmpty() || headers.contains(header);
    }

    private String place(String header) {
        return specs.getOrDefault(header, "<" + header + ">");
    }

    private void add(Change.Kind kind, String place, String name, String detail, Arch arch) {
        changes.computeIfAbsent(new Key(kind, place, name, detail), k -> new LinkedHashSet<>()).add(arch);
    }

    /** Whether something that the specs have is otherwise. */
    public boolean contradicts() {
        return changes.keySet().stream().anyMatch(key -> key.kind() != Change.Kind.ADDED);
    }

    List<Change> changes() {
        var list = new ArrayList<Change>();
        changes.forEach((key, on) -> list.add(new Change(key.kind(), key.place(), key.name(), key.detail(), on)));
        return list;
    }

    Set<Arch> arches() {
        return arches;
    }
}
