package dev.jsyscall.verify.draft;

import dev.jsyscall.verify.draft.Declaration.Item;
import dev.jsyscall.verify.draft.Declaration.Override;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a draft.
 *
 * @param imports the files whose names it uses, as imports name them
 * @param headers where C finds what it declares
 * @param existence the line that says on which architectures it exists; empty if on all
 * @param notes what a person should know, in comments at the end
 * @param lacking the architectures that show nothing of the headers
 */
public record Draft(
        Set<String> imports, List<String> headers, String existence, List<Declaration> declarations, List<String> notes,
        Set<String> lacking) {
    /** Where a line of the text comes from. */
    record Origin(Declaration declaration, Item item) {}

    public boolean empty() {
        return declarations.isEmpty();
    }

    /** How many names it declares. */
    public int names() {
        return declarations.stream().mapToInt(declaration -> declaration.items().size()).sum();
    }

    public String text() {
        return String.join("\n", lines().keySet().stream().map(Line::text).toList()) + "\n";
    }

    /** What a line of the text is about, counted from 1. */
    Optional<Origin> origin(int line) {
        return lines().entrySet().stream().filter(entry -> entry.getKey().number() == line).findFirst().flatMap(Map.Entry::getValue);
    }

    private record Line(int number, String text) {}

    private Map<Line, Optional<Origin>> lines() {
        var lines = new Lines();
        imports.forEach(module -> lines.add("import " + module + ";", Optional.empty()));
        headers.forEach(header -> lines.add("header <" + header + ">;", Optional.empty()));
        if (!existence.isEmpty()) {
            lines.add(existence, Optional.empty());
        }
        for (Declaration declaration : declarations) {
            lines.add("", Optional.empty());
            lines.add("/** TODO */", Optional.empty());
            String indent = declaration.head().isEmpty() ? "" : "    ";
            Optional<Origin> first = Optional.of(new Origin(declaration, declaration.items().get(0)));
            if (!declaration.head().isEmpty()) {
                lines.add(declaration.head(), first);
            }
            for (Item item : declaration.items()) {
                Optional<Origin> origin = Optional.of(new Origin(declaration, item));
                item.text().lines().forEach(text -> lines.add(indent + text, origin));
            }
            if (!declaration.tail().isEmpty()) {
                lines.add(declaration.tail(), first);
            }
        }
        overrides(lines);
        if (!notes.isEmpty()) {
            lines.add("", Optional.empty());
            notes.forEach(note -> lines.add("// " + note, Optional.empty()));
        }
        return lines.lines;
    }

    private record Placed(Override override, Origin origin) {}

    private void overrides(Lines lines) {
        Map<List<String>, Map<String, List<Placed>>> byArches = new LinkedHashMap<>();
        for (Declaration declaration : declarations) {
            for (Item item : declaration.items()) {
                for (Override override : item.overrides()) {
                    byArches.computeIfAbsent(override.arches(), a -> new LinkedHashMap<>())
                            .computeIfAbsent(override.group(), g -> new ArrayList<>())
                            .add(new Placed(override, new Origin(declaration, item)));
                }
            }
        }
        byArches.forEach((arches, groups) -> {
            lines.add("", Optional.empty());
            lines.add("on " + String.join(", ", arches) + " {", Optional.empty());
            groups.forEach((group, placed) -> overrides(lines, group, placed));
            lines.add("}", Optional.empty());
        });
    }

    private static void overrides(Lines lines, String group, List<Placed> placed) {
        if (!group.isEmpty()) {
            lines.add("    override " + group + " {", Optional.of(placed.get(0).origin()));
        }
        String indent = group.isEmpty() ? "    " : "        ";
        placed.forEach(p -> p.override().text().lines().forEach(line -> lines.add(indent + line, Optional.of(p.origin()))));
        if (!group.isEmpty()) {
            lines.add("    }", Optional.empty());
        }
    }

    private static final class Lines {
        private final Map<Line, Optional<Origin>> lines = new LinkedHashMap<>();

        void add(String text, Optional<Origin> origin) {
            lines.put(new Line(lines.size() + 1, text.stripTrailing()), origin);
        }
    }
}
