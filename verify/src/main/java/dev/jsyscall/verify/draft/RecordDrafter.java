package dev.jsyscall.verify.draft;

import dev.jsyscall.verify.draft.Declaration.Override;
import dev.jsyscall.verify.view.CMember;
import dev.jsyscall.verify.view.CRecord;
import dev.jsyscall.verify.view.HeaderView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes records, and those that they are made of and nothing specifies. */
final class RecordDrafter {
    private final ArchViews views;
    private final RecordNames names;
    private final TakenNames taken;
    private final List<String> notes;

    RecordDrafter(ArchViews views, RecordNames names, TakenNames taken, List<String> notes) {
        this.views = views;
        this.names = names;
        this.taken = taken;
        this.notes = notes;
    }

    /** Declarations of those of the given C types that are records. */
    List<Declaration> draft(Set<String> types) {
        var wanted = new LinkedHashSet<String>();
        types.forEach(type -> needed(type, wanted));
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String type : wanted) {
            String tag = type.substring(type.lastIndexOf(' ') + 1);
            String name = taken.free(tag);
            chosen.put(type, name);
            names.drafted(type, name);
        }
        var drafted = new ArrayList<Declaration>();
        chosen.forEach((type, name) -> {
            try {
                drafted.add(declaration(type, name));
            } catch (NotDraftable e) {
                notes.add(type + " is left to you: " + e.getMessage());
            }
        });
        return drafted;
    }

    /** A record after the records that it is made of. */
    private void needed(String type, Set<String> wanted) {
        if (wanted.contains(type) || names.known(type)) {
            return;
        }
        boolean shown = false;
        for (HeaderView view : views.views().values()) {
            CRecord record = view.records().get(type);
            if (record != null) {
                members(record, new TypeNames(view, names), wanted);
                shown = true;
            }
        }
        if (shown) {
            wanted.add(type);
        }
    }

    private void members(CRecord record, TypeNames types, Set<String> wanted) {
        for (CMember member : record.members()) {
            member.type().record().ifPresentOrElse(
                    inner -> members(inner, types, wanted), () -> types.record(member.type()).ifPresent(r -> needed(r.type(), wanted)));
        }
    }

    private Declaration declaration(String type, String name) throws NotDraftable {
        Map<String, List<String>> byBody = new LinkedHashMap<>();
        var lacking = new ArrayList<String>();
        CRecord first = null;
        for (var entry : views.views().entrySet()) {
            CRecord record = entry.getValue().records().get(type);
            if (record == null) {
                lacking.add(entry.getKey());
                continue;
            }
            first = first == null ? record : first;
            String body = RecordBody.of(record, name, new TypeNames(entry.getValue(), names));
            byBody.computeIfAbsent(body, b -> new ArrayList<>()).add(entry.getKey());
        }
        if (first == null) {
            throw new NotDraftable("no header shows it");
        }
        String keyword = (first.union() ? "union " : "struct ") + name;
        boolean common = lacking.size() * 2 < views.views().size();
        String usual = byBody.entrySet().stream().max(Comparator.comparingInt(entry -> entry.getValue().size())).orElseThrow().getKey();
        var overrides = new ArrayList<Override>();
        byBody.forEach((body, on) -> {
            if (!common || !body.equals(usual)) {
                overrides.add(new Override(on, "", "override " + keyword + body));
            }
        });
        if (common && !lacking.isEmpty()) {
            overrides.add(new Override(lacking, "", "override " + keyword + " absent {}"));
        }
        String body = common ? usual : " absent {}";
        return Declaration.whole(first.place(), type, keyword + (overrides.isEmpty() ? "" : " varies") + body, overrides);
    }
}
