package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Platform;
import dev.jsyscall.verify.facts.Names;
import dev.jsyscall.verify.facts.Uses;
import dev.jsyscall.verify.facts.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** About one constant: its value on each architecture, and who takes it. */
final class ConstantArticle {
    private static final List<String> COLUMNS = List.of("value", "hex", "octal");

    private final Abi abi;
    private final Uses uses;

    ConstantArticle(Abi abi, Uses uses) {
        this.abi = abi;
        this.uses = uses;
    }

    Article of(ConstantGroup group, Constant constant) {
        var article = new ArticleBuilder(
                constant.cName(), Link.Kind.CONSTANT.noun(), new Link(Link.Kind.CONSTANT, Names.qualified(group, constant)))
                .prose(constant.doc())
                .note("group", Phrase.link(group.name(), Link.Kind.GROUP, group.name()).then(", " + GroupArticle.noun(group)
                        + (group.doc().isBlank() ? "" : ": " + DocText.firstSentence(group.doc()))))
                .note("in Java", Phrase.code(Names.qualified(group, constant)))
                .note("written", Phrase.code(constant.text()));
        group.fieldOf(constant).ifPresent(field -> article.note("field", Phrase.of("a value of the bits of ")
                .then(Phrase.link(field.mask().cName(), Link.Kind.CONSTANT, Names.qualified(group, field.mask())))));
        constant.aliasOf().ifPresent(canonical -> article.note(
                "alias of", Phrase.link(canonical, Link.Kind.CONSTANT, group.name() + "." + canonical)));
        article.note("unverified", constant.exclusion().or(group::exclusion)).notes()
                .facts("Meant by", UsesFacts.of(uses.ofConstant(group.name(), constant.name())))
                .facts("Its group is taken by", UsesFacts.of(uses.ofGroup(group.name())));
        if (abi.platform().map(Platform::errnos).equals(Optional.of(group.name()))) {
            article.facts("Errors of", failing(constant.cName()));
        }
        return article.add(new PerArchRows(abi).of("Values", COLUMNS, constant.values(), value -> forms(group, value))).at(constant.position());
    }

    private List<Article.Fact> failing(String errno) {
        return abi.calls().flatMap(call -> call.documentedErrors().stream().filter(error -> error.errno().equals(errno)).map(
                error -> new Article.Fact(Phrase.link(call.name(), Link.Kind.CALL, call.name()), Phrase.of(error.text())))).toList();
    }

    private static List<String> forms(ConstantGroup group, long value) {
        var forms = new ArrayList<>(ValueText.forms(group, value));
        while (forms.size() < COLUMNS.size()) {
            forms.add("");
        }
        return forms;
    }
}
