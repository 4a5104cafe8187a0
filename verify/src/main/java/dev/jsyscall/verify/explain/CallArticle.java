package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.emit.CDeclaration;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Call.Argument;
import dev.jsyscall.generator.model.Call.Route;
import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.UndeclaredCall;
import dev.jsyscall.verify.explain.Article.Fact;
import dev.jsyscall.verify.explain.Article.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** About a system call: its declaration, what its arguments mean, its errors, and its number on each architecture. */
final class CallArticle {
    private static final List<String> NUMBER = List.of("number");

    private final Abi abi;
    private final ArchNames arches;

    CallArticle(Abi abi) {
        this.abi = abi;
        this.arches = new ArchNames(abi);
    }

    Article of(Call call) {
        var meanings = new Meanings(abi);
        var article = new ArticleBuilder(call.name(), Link.Kind.CALL.noun(), new Link(Link.Kind.CALL, call.name()))
                .code(new CDeclaration(abi).prototype(call.kernelName(), call.parameters(), call.result()))
                .prose(call.doc());
        var arguments = new ArrayList<Fact>();
        call.parameters().forEach(parameter -> arguments.add(new Fact(Phrase.code(parameter.name()), meanings.of(parameter))));
        meanings.of(call.result()).ifPresent(result -> arguments.add(new Fact(Phrase.of("result"), result)));
        article.facts("Arguments", arguments).facts("Errors", ErrorFacts.of(abi, call.documentedErrors()));
        if (call.grade() == Grade.TYPED) {
            article.note("typed", Phrase.of("only its types are known"));
        }
        if (call.blocking()) {
            article.note("blocks", Phrase.of("may wait for something outside the process"));
        }
        article.note("since", call.since().map(version -> "Linux " + version));
        article.note("manual", Optional.of(call.man()).filter(page -> !page.isBlank()));
        related(call, article);
        return article.notes().add(numbers(call.numbers())).at(call.position());
    }

    /** A call that has a number, of which the specs say no more. */
    Optional<Article> numberOnly(String name) {
        PerArch<Integer> numbers = PerArch.of(abi.arches(), arch -> Optional.ofNullable(arch.numbers().get(name)));
        if (!numbers.exists()) {
            return Optional.empty();
        }
        return Optional.of(new ArticleBuilder(name, Link.Kind.CALL.noun(), new Link(Link.Kind.NUMBER, name))
                .prose("Only its number is known: " + abi.undeclared().stream().filter(call -> call.name().equals(name))
                        .map(UndeclaredCall::reason).findFirst().orElse("no spec declares its arguments") + ".")
                .add(numbers(numbers)).nowhere());
    }

    private Rows numbers(PerArch<Integer> numbers) {
        return new PerArchRows(abi).of("Numbers", NUMBER, numbers, number -> List.of(String.valueOf(number)));
    }

    private void related(Call call, ArticleBuilder article) {
        if (call.variant()) {
            article.note("form of", call(call.kernelName()));
        }
        List<Phrase> forms = abi.calls().filter(other -> other.variant() && other.kernelName().equals(call.name()))
                .map(other -> call(other.name())).toList();
        if (!forms.isEmpty()) {
            article.note("forms", Phrase.joined(forms, ", "));
        }
        for (Route route : call.routes()) {
            article.note("route", Phrase.of("on " + arches.of(route.arches()) + " the typed call makes ").then(call(route.target()))
                    .then(arguments(route)).then(" instead"));
        }
        lacking(call, article);
        abi.calls().forEach(other -> other.routes().stream().filter(route -> route.target().equals(call.name())).forEach(
                route -> article.note("stands in for", call(other.name()).then(" on " + arches.of(route.arches())))));
    }

    /** Where neither the call nor a route is. */
    private void lacking(Call call, ArticleBuilder article) {
        List<String> names = abi.arches().stream().map(Arch::name)
                .filter(arch -> call.numbers().on(arch).isEmpty())
                .filter(arch -> call.routes().stream().noneMatch(route -> route.arches().contains(arch))).toList();
        if (!names.isEmpty() && call.numbers().exists()) {
            article.note("missing", Phrase.of("on " + arches.of(names) + " there is no such call"));
        }
    }

    private static Phrase call(String name) {
        return Phrase.link(name, Link.Kind.CALL, name);
    }

    private static String arguments(Route route) {
        return route.arguments().stream().map(Argument::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
