package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.verify.facts.Uses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** About a group of constants: all of them, and who takes them. */
final class GroupArticle {
    private final Uses uses;

    GroupArticle(Uses uses) {
        this.uses = uses;
    }

    Article of(ConstantGroup group) {
        return new ArticleBuilder(group.name(), noun(group), new Link(Link.Kind.GROUP, group.name()))
                .prose(group.doc())
                .note("type", Phrase.code(group.type().spec()))
                .note("prefix", Optional.of(group.prefix()).filter(prefix -> !prefix.isEmpty()))
                .note("unverified", group.exclusion())
                .notes()
                .facts("Taken by", UsesFacts.of(uses.ofGroup(group.name())))
                .add(new Article.Constants(group, meant(group)))
                .at(group.position());
    }

    private Map<String, Phrase> meant(ConstantGroup group) {
        var meant = new HashMap<String, Phrase>();
        for (Constant constant : group.constants()) {
            List<Phrase> users = uses.ofConstant(group.name(), constant.name()).stream()
                    .map(use -> Phrase.link(use.text(), Link.to(use))).distinct().toList();
            if (!users.isEmpty()) {
                meant.put(constant.name(), Phrase.joined(users, ", "));
            }
        }
        return meant;
    }

    static String noun(ConstantGroup group) {
        return switch (group.kind()) {
            case ENUM -> "enum";
            case FLAGS -> "flags";
            case INTS -> "constants";
        };
    }
}
