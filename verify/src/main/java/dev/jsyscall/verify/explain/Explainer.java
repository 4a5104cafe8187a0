package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Platform;
import dev.jsyscall.verify.AbiSource;
import dev.jsyscall.verify.facts.Names;
import dev.jsyscall.verify.facts.Number;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Answers questions about an ABI, in text. It reads no more of the ABI than a question needs. */
public final class Explainer {
    private final AbiSource source;

    public Explainer(AbiSource source) {
        this.source = source;
    }

    /** All about a name, or about a number; empty if nothing has it. */
    public Optional<String> about(String text) throws IOException {
        Optional<Number> number = Number.parse(text);
        return number.isPresent() ? number(number.get()) : name(Names.bare(text.strip()));
    }

    /** What an unknown name may have meant. */
    public List<String> suggestions(String name) throws IOException {
        return NearestNames.of(name, source.names());
    }

    /** The constants of the platform's error numbers with this value. */
    public Optional<String> errno(Number number) throws IOException {
        Abi abi = source.about(List.of());
        return abi.platform().isPresent() ? constants(abi.platform().map(Platform::errnos).orElseThrow(), number) : Optional.empty();
    }

    /** The constants of a group with this value, one article for each. */
    public Optional<String> constants(String groupName, Number number) throws IOException {
        Optional<ConstantGroup> group = source.about(List.of(groupName)).group(groupName);
        if (group.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = group.get().constants().stream()
                .filter(constant -> constant.values().distinct().stream().anyMatch(value -> number.means(group.get(), value)))
                .map(constant -> Names.qualified(group.get(), constant)).toList();
        var articles = new Articles(source.about(names));
        return texts(articles.abi(), names.stream().flatMap(name -> articles.named(name).stream()).toList());
    }

    /** The calls with a number: in full if it is one, else which it is on which architecture. */
    public Optional<String> call(int number, List<Arch> on) throws IOException {
        var names = new TreeSet<String>();
        on.forEach(arch -> NumberArticle.callName(arch, number).ifPresent(names::add));
        Abi abi = source.about(names);
        var articles = new ArrayList<Article>();
        new NumberArticle(abi).ofCall(number, on).ifPresent(articles::add);
        if (names.size() == 1) {
            articles.addAll(new Articles(abi).named(names.first()));
        }
        return texts(abi, articles);
    }

    private Optional<String> name(String name) throws IOException {
        Abi abi = source.about(List.of(name));
        return texts(abi, new Articles(abi).named(name));
    }

    private Optional<String> number(Number number) throws IOException {
        Abi abi = source.about(List.of(Number.hex(number.value()), Number.hex(number.value() & 0xffff_ffffL)));
        return new NumberArticle(abi).of(number).map(article -> ArticleText.of(abi, article));
    }

    private static Optional<String> texts(Abi abi, List<Article> articles) {
        return articles.isEmpty()
                ? Optional.empty() : Optional.of(String.join("\n", articles.stream().map(a -> ArticleText.of(abi, a)).toList()));
    }
}
