package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.model.NamePattern.Kind;
import dev.jsyscall.verify.view.CMember;
import dev.jsyscall.verify.view.CRecord;
import java.util.ArrayList;
import java.util.List;

/** Writes a record as one architecture has it. */
final class RecordBody {
    private static final String INDENT = "    ";

    private final TypeNames types;
    private final List<String> lines = new ArrayList<>();

    private RecordBody(TypeNames types) {
        this.types = types;
    }

    /** Clauses and members, in braces. */
    static String of(CRecord record, String name, TypeNames types) throws NotDraftable {
        var body = new RecordBody(types);
        String prefix = Prefixes.ofMembers(names(record, new ArrayList<>()));
        boolean plain = record.kind() != Kind.TYPEDEF && record.name().equals(name);
        String as = plain ? "" : " as " + (record.kind() == Kind.TYPEDEF ? "typedef " : "") + record.type();
        body.members(record, prefix, INDENT, record.union());
        return as + clauses(record, prefix) + " {\n" + String.join("\n", body.lines) + "\n}";
    }

    private static String clauses(CRecord record, String prefix) throws NotDraftable {
        String align = record.align().isPresent() ? " aligned(" + number(record.align().get()) + ")" : "";
        return (prefix.isEmpty() ? "" : " prefix " + prefix) + align + (record.packed() ? " packed" : "");
    }

    /** The names that share a prefix: anonymous records have their members in it too. */
    private static List<String> names(CRecord record, List<String> names) {
        for (CMember member : record.members()) {
            if (!member.name().isEmpty()) {
                names.add(member.name());
            } else {
                member.type().record().ifPresent(inner -> names(inner, names));
            }
        }
        return names;
    }

    private void members(CRecord record, String prefix, String indent, boolean inUnion) throws NotDraftable {
        for (int i = 0; i < record.members().size(); i++) {
            member(record.members().get(i), prefix, indent, inUnion, i == record.members().size() - 1);
        }
    }

    private void member(CMember member, String prefix, String indent, boolean inUnion, boolean last) throws NotDraftable {
        boolean defined = member.type().record().isPresent() && member.type().pointers() == 0;
        if (defined) {
            inner(member, member.type().record().get(), prefix, indent, inUnion);
            return;
        }
        boolean tail = member.type().lengths().stream().anyMatch(String::isEmpty)
                || !member.type().lengths().isEmpty() && types.length(member.type().lengths().get(0)) == 0;
        if (tail && (inUnion || !last) || member.name().isEmpty()) {
            // An array that takes no room, or bits without a name: if what follows is elsewhere for lack of them, the check tells.
            return;
        }
        String type = types.of(member.type());
        String bits = member.bits().isPresent() ? " bits " + number(member.bits().get()) : "";
        String align = member.align().isPresent() && bits.isEmpty() ? " aligned(" + number(member.align().get()) + ")" : "";
        lines.add(indent + brief(member.name(), prefix) + ": " + (tail ? type.replaceFirst("\\[0?\\]", "[]") : type) + bits + align + ";");
    }

    private void inner(CMember member, CRecord inner, String prefix, String indent, boolean inUnion) throws NotDraftable {
        if (inner.members().isEmpty()) {
            return;
        }
        String own = member.name().isEmpty() ? prefix : Prefixes.ofMembers(names(inner, new ArrayList<>()));
        String name = member.name().isEmpty() ? "" : " " + brief(member.name(), prefix);
        String lengths = "";
        for (String length : member.type().lengths()) {
            if (length.isEmpty() || types.length(length) == 0) {
                throw new NotDraftable("an array of inner records without a length");
            }
            lengths += "[" + types.length(length) + "]";
        }
        int before = lines.size();
        lines.add("");
        boolean union = inUnion && member.name().isEmpty() || inner.union();
        members(inner, own, indent + INDENT, union);
        if (lines.size() == before + 1) {
            lines.remove(before);
            return;
        }
        String clauses = clauses(inner, member.name().isEmpty() ? "" : own);
        // `union packed { … }` would be one of that name.
        clauses = name.isEmpty() && clauses.startsWith(" packed") ? " aligned(1)" + clauses : clauses;
        lines.set(before, indent + (inner.union() ? "union" : "struct") + name + lengths + clauses + " {");
        lines.add(indent + "}");
    }

    private static String brief(String name, String prefix) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    private static long number(String expression) throws NotDraftable {
        try {
            return Long.decode(expression.replaceAll("[()uUlL ]", ""));
        } catch (NumberFormatException e) {
            throw new NotDraftable("`" + expression + "` is no plain number");
        }
    }
}
