package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.verify.explain.Article.Rows;
import dev.jsyscall.verify.facts.Names;
import dev.jsyscall.verify.facts.Number;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** About a number: the ioctls and constants that have it, and on which architectures. */
public final class NumberArticle {
    private final Abi abi;
    private final ArchNames arches;

    public NumberArticle(Abi abi) {
        this.abi = abi;
        this.arches = new ArchNames(abi);
    }

    /** What has the number; empty if nothing has. */
    public Optional<Article> of(Number number) {
        var ioctls = new ArrayList<List<Phrase>>();
        abi.ioctls().forEach(ioctl -> ioctl(ioctl, number).ifPresent(ioctls::add));
        var constants = new ArrayList<List<Phrase>>();
        abi.groups().forEach(group -> group.constants().forEach(
                constant -> constant(group, constant, number).ifPresent(constants::add)));
        if (ioctls.isEmpty() && constants.isEmpty()) {
            return Optional.empty();
        }
        var article = new ArticleBuilder(
                Number.hex(number.value()), Link.Kind.NUMBER.noun(), new Link(Link.Kind.NUMBER, String.valueOf(number.value())));
        article.note("decimal", Phrase.code(String.valueOf(number.value()))).notes();
        if (!ioctls.isEmpty()) {
            article.add(new Rows("Ioctls", List.of("ioctl", "on"), ioctls));
        }
        if (!constants.isEmpty()) {
            article.add(new Rows("Constants", List.of("constant", "group", "on"), constants));
        }
        return Optional.of(article.nowhere());
    }

    /** The calls that have a number, on the given architectures. */
    public Optional<Article> ofCall(int number, List<Arch> on) {
        var rows = new ArrayList<List<Phrase>>();
        PerArch.of(on, arch -> callName(arch, number)).grouped().forEach((name, names) -> rows.add(
                List.of(Phrase.link(name, Link.Kind.CALL, name), Phrase.of(arches.of(names)))));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ArticleBuilder(
                "System call " + number, Link.Kind.NUMBER.noun(), new Link(Link.Kind.NUMBER, String.valueOf(number)))
                .add(new Rows("", List.of("call", "on"), rows)).nowhere());
    }

    /** Which call has a number on an architecture. */
    public static Optional<String> callName(Arch arch, int number) {
        return arch.numbers().entrySet().stream().filter(entry -> entry.getValue() == number).map(Map.Entry::getKey).findFirst();
    }

    private Optional<List<Phrase>> ioctl(Ioctl ioctl, Number number) {
        return on(ioctl.requests(), request -> number.means(ioctl, request)).map(
                names -> List.of(Phrase.link(ioctl.name(), Link.Kind.IOCTL, ioctl.name()), names));
    }

    private Optional<List<Phrase>> constant(ConstantGroup group, Constant constant, Number number) {
        return on(constant.values(), value -> number.means(group, value)).map(names -> List.of(
                Phrase.link(constant.cName(), Link.Kind.CONSTANT, Names.qualified(group, constant)),
                Phrase.link(group.name(), Link.Kind.GROUP, group.name()), names));
    }

    private Optional<Phrase> on(PerArch<Long> values, LongPredicate wanted) {
        List<String> names = values.byArch().entrySet().stream().filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey).toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(Phrase.of(arches.of(names)));
    }
}
