package dev.jsyscall.verify.explain;

import dev.jsyscall.verify.explain.Article.Fact;
import dev.jsyscall.verify.facts.Use;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Uses as a list of references for each kind of user. */
final class UsesFacts {
    private UsesFacts() {}

    static List<Fact> of(List<Use> uses) {
        Map<Use.Kind, List<Phrase>> byKind = new EnumMap<>(Use.Kind.class);
        for (Use use : uses) {
            List<Phrase> phrases = byKind.computeIfAbsent(use.kind(), kind -> new ArrayList<>());
            Phrase phrase = Phrase.link(use.text(), Link.to(use));
            if (!phrases.contains(phrase)) {
                phrases.add(phrase);
            }
        }
        var facts = new ArrayList<Fact>();
        byKind.forEach((kind, phrases) -> facts.add(new Fact(
                Phrase.of(kind.noun() + (phrases.size() == 1 ? "" : "s")), Phrase.joined(phrases, ", "))));
        return facts;
    }
}
