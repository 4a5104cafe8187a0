package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.emit.CDeclaration;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.verify.explain.Article.Fact;
import dev.jsyscall.verify.facts.Number;
import java.util.ArrayList;
import java.util.List;

/** About an ioctl: what it takes, and its request number on each architecture. */
final class IoctlArticle {
    private final Abi abi;

    IoctlArticle(Abi abi) {
        this.abi = abi;
    }

    Article of(Ioctl ioctl) {
        var meanings = new Meanings(abi);
        String argument = ioctl.argument().map(parameter -> ", " + new CDeclaration(abi).declared(parameter).strip()).orElse("");
        var article = new ArticleBuilder(ioctl.name(), Link.Kind.IOCTL.noun(), new Link(Link.Kind.IOCTL, ioctl.name()))
                .code("int ioctl(int fd, " + ioctl.name() + argument + ");")
                .prose(ioctl.doc());
        var arguments = new ArrayList<Fact>();
        ioctl.argument().ifPresent(parameter -> arguments.add(new Fact(Phrase.code(parameter.name()), meanings.of(parameter))));
        meanings.of(ioctl.result()).ifPresent(result -> arguments.add(new Fact(Phrase.of("result"), result)));
        article.facts("Argument", arguments).note("number", Phrase.code(ioctl.text()));
        if (ioctl.blocking()) {
            article.note("blocks", Phrase.of("may wait for something outside the process"));
        }
        article.note("since", ioctl.since().map(version -> "Linux " + version)).note("unverified", ioctl.exclusion());
        return article.notes().add(new PerArchRows(abi).of(
                "Numbers", List.of("request", "decimal"), ioctl.requests(),
                request -> List.of(Number.hex(request), Long.toUnsignedString(request)))).at(ioctl.position());
    }
}
