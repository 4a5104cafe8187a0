package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.verify.explain.ArchNames;
import dev.jsyscall.verify.explain.Article;
import dev.jsyscall.verify.explain.Articles;
import dev.jsyscall.verify.facts.Number;
import java.util.List;
import java.util.Map;

/** Ioctls with their numbers, what they take, and what they do. */
final class IoctlTable {
    private final Articles articles;
    private final ArchNames arches;
    private final Words words;

    IoctlTable(Articles articles, Words words) {
        this.articles = articles;
        this.arches = new ArchNames(articles.abi());
        this.words = words;
    }

    Html of(List<Ioctl> ioctls) {
        var html = TableHtml.begin("Ioctls", "ioctls").open("thead").open("tr");
        List.of("ioctl", "number", "argument", "meaning").forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr").close("thead").open("tbody").line();
        ioctls.forEach(ioctl -> row(html, ioctl));
        return html.add(TableHtml.end());
    }

    private void row(Html html, Ioctl ioctl) {
        html.open("tr", "id", ioctl.name()).open("th", "scope", "row").element("code", ioctl.name()).close("th");
        html.open("td", "class", "v").add(numbers(ioctl)).close("td");
        html.open("td").add(argument(ioctl)).close("td");
        html.open("td", "class", "d").add(words.line(ioctl.doc()));
        ioctl.since().ifPresent(version -> html.text(" ").element("small", "since Linux " + version));
        html.close("td").close("tr").line();
    }

    private Html numbers(Ioctl ioctl) {
        var html = new Html();
        if (!ioctl.requests().exists()) {
            return html.element("small", "nowhere");
        }
        var first = true;
        for (Map.Entry<Long, List<String>> request : ioctl.requests().grouped().entrySet()) {
            html.open(first ? "span" : "small").element("code", Number.hex(request.getKey()));
            if (!ioctl.requests().constant() && (!first || !ioctl.requests().everywhere())) {
                html.text(" " + arches.brief(request.getValue()));
            }
            html.close(first ? "span" : "small");
            first = false;
        }
        return html;
    }

    /** The argument as the article about the ioctl describes it. */
    private Html argument(Ioctl ioctl) {
        var html = new Html();
        if (ioctl.argument().map(Parameter::type).isEmpty()) {
            return html.text("none");
        }
        for (Article.Block block : articles.about(ioctl).blocks()) {
            if (block instanceof Article.Facts facts && facts.heading().equals("Argument")) {
                html.add(words.phrase(facts.facts().get(0).text()));
            }
        }
        return html;
    }
}
