package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Type;
import dev.jsyscall.verify.explain.ArchNames;
import dev.jsyscall.verify.facts.RecordMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record's layouts beside each other, its members in a table, and the records that its arrays are made of. */
final class LayoutSection {
    private final Abi abi;
    private final Words words;
    private final ArchNames arches;

    LayoutSection(Abi abi, Words words) {
        this.abi = abi;
        this.words = words;
        this.arches = new ArchNames(abi);
    }

    /**
     * The section.
     *
     * @param heading the tag of its headings
     */
    Html of(RecordType record, String heading) {
        Map<RecordMap, List<String>> maps = RecordMap.distinct(abi, record);
        var html = new Html().element(heading, maps.size() == 1 ? "Layout" : maps.size() + " layouts", "id", "layout").line();
        html.add(parts(record, maps));
        for (RecordType element : elements(record)) {
            html.open(heading, "id", element.name()).text("Each of ").element("code", element.name()).close(heading).line();
            html.add(parts(element, RecordMap.distinct(abi, element)));
        }
        return html;
    }

    private Html parts(RecordType record, Map<RecordMap, List<String>> maps) {
        var html = new Html().open("div", "class", "maps").line();
        int index = 0;
        for (Map.Entry<RecordMap, List<String>> entry : maps.entrySet()) {
            html.add(figure(record, entry.getKey(), entry.getValue(), maps.size() > 1 ? LayoutTable.letter(index) : ""));
            index++;
        }
        return html.close("div").line().add(new LayoutTable(abi, words).of(record, List.copyOf(maps.keySet())));
    }

    private Html figure(RecordType record, RecordMap map, List<String> names, String letter) {
        String size = map.size() + " bytes, aligned to " + RecordMap.alignment(record, names);
        String holes = map.holeBytes() == 0 ? "" : ", " + map.holeBytes() + " in holes";
        var html = new Html().open("figure").open("figcaption");
        if (!letter.isEmpty()) {
            html.element("b", letter).text(" ");
        }
        html.element("span", arches.of(names)).element("small", size + holes).close("figcaption");
        return html.add(LayoutDrawing.of(map, "Layout on " + arches.of(names) + ": " + size + holes)).close("figure").line();
    }

    /** Records inside this one that only arrays are made of: their members are not among its own. */
    private List<RecordType> elements(RecordType record) {
        var elements = new ArrayList<RecordType>();
        collect(record, elements);
        return elements;
    }

    private void collect(RecordType record, List<RecordType> elements) {
        record.members().forEach(member -> member.slots().distinct().forEach(slot -> {
            boolean array = slot.type() instanceof Type.Array;
            inner(slot.type()).filter(inner -> !elements.contains(inner)).ifPresent(inner -> {
                if (array) {
                    elements.add(inner);
                }
                collect(inner, elements);
            });
        }));
    }

    private Optional<RecordType> inner(Type type) {
        if (type instanceof Type.Array array) {
            return inner(array.element());
        }
        return type instanceof Type.Reference reference
                ? abi.record(reference.record()).filter(RecordType::inner) : Optional.empty();
    }
}
