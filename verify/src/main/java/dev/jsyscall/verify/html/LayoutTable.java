package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.verify.explain.MemberFacts;
import dev.jsyscall.verify.explain.Phrase;
import dev.jsyscall.verify.explain.TypeNames;
import dev.jsyscall.verify.facts.RecordMap;
import dev.jsyscall.verify.facts.RecordMap.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record's members with their offsets and sizes in each layout, and what they are for. */
final class LayoutTable {
    private final Abi abi;
    private final Words words;

    LayoutTable(Abi abi, Words words) {
        this.abi = abi;
        this.words = words;
    }

    /** How a layout is called where there are several: A, B, C. */
    static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }

    Html of(RecordType record, List<RecordMap> maps) {
        Map<String, Phrase> facts = new HashMap<>();
        new MemberFacts(abi).of(record).forEach(fact -> facts.put(fact.name().text(), fact.text()));
        var html = new Html().open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Members");
        html.open("table", "class", "members").open("thead").open("tr").element("th", "member", "scope", "col")
                .element("th", "type", "scope", "col");
        for (int i = 0; i < maps.size(); i++) {
            String which = maps.size() > 1 ? letter(i) + " " : "";
            html.element("th", which + "offset", "scope", "col", "class", "n").element("th", "size", "scope", "col", "class", "n");
        }
        html.element("th", "meaning", "scope", "col").close("tr").close("thead").open("tbody").line();
        rows(maps).forEach((path, places) -> html.add(row(path, places, maps, facts)));
        return html.close("tbody").close("table").close("div").line();
    }

    private Html row(String path, Map<RecordMap, Place> places, List<RecordMap> maps, Map<String, Phrase> facts) {
        Place any = places.values().iterator().next();
        var html = new Html().open("tr").open("th", "scope", "row", "style", "--depth:" + any.depth()).element("code", path).close("th");
        html.open("td").add(words.phrase(new TypeNames(abi).of(any.type()))).close("td");
        for (RecordMap map : maps) {
            Place place = places.get(map);
            html.element("td", place == null ? "–" : place.offset(), "class", "n")
                    .element("td", place == null ? "–" : place.length(), "class", "n");
        }
        html.open("td", "class", "d");
        Phrase fact = facts.get(path);
        if (fact != null) {
            html.add(words.phrase(fact));
        }
        return html.close("td").close("tr").line();
    }

    /** All members; what a further layout has in addition comes after the member that it follows there. */
    private static Map<String, Map<RecordMap, Place>> rows(List<RecordMap> maps) {
        var order = new ArrayList<String>();
        Map<String, Map<RecordMap, Place>> places = new HashMap<>();
        for (RecordMap map : maps) {
            int after = -1;
            for (Place place : map.places()) {
                if (place.hole()) {
                    continue;
                }
                if (!order.contains(place.path())) {
                    order.add(after + 1, place.path());
                }
                after = order.indexOf(place.path());
                places.computeIfAbsent(place.path(), path -> new LinkedHashMap<>()).put(map, place);
            }
        }
        var rows = new LinkedHashMap<String, Map<RecordMap, Place>>();
        order.forEach(path -> rows.put(path, places.getOrDefault(path, Map.of())));
        return rows;
    }
}
