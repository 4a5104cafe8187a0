package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.emit.CDeclaration;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Function;
import dev.jsyscall.verify.explain.Article.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** About a function of a library. */
final class FunctionArticle {
    private final Abi abi;

    FunctionArticle(Abi abi) {
        this.abi = abi;
    }

    Article of(Function function) {
        var meanings = new Meanings(abi);
        var article = new ArticleBuilder(function.name(), Link.Kind.FUNCTION.noun(), new Link(Link.Kind.FUNCTION, function.name()))
                .code(new CDeclaration(abi).prototype(function.name(), function.parameters(), function.result()))
                .prose(function.doc());
        var arguments = new ArrayList<Fact>();
        function.parameters().forEach(parameter -> arguments.add(new Fact(Phrase.code(parameter.name()), meanings.of(parameter))));
        meanings.of(function.result()).ifPresent(result -> arguments.add(new Fact(Phrase.of("result"), result)));
        return article.facts("Arguments", arguments).facts("Errors", ErrorFacts.of(abi, function.documentedErrors()))
                .note("library", Phrase.of(function.library().orElse("the C library")))
                .note("failure", Phrase.of(switch (function.error()) {
                    case ERRNO -> "answers -1 and sets errno";
                    case RETURNED -> "answers the error number";
                    case NULL -> "answers NULL and sets errno";
                    case NONE -> "cannot fail, or says so in its own way";
                }))
                .note("manual", Optional.of(function.man()).filter(page -> !page.isBlank()))
                .notes()
                .add(new PerArchRows(abi).of(
                        "Symbols", List.of("symbol"), function.symbols(), names -> List.of(String.join(", else ", names))))
                .at(function.position());
    }
}
