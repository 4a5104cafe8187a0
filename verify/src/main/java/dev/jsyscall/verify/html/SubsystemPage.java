package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Function;
import dev.jsyscall.generator.model.Header;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.explain.Article;
import dev.jsyscall.verify.explain.Articles;
import dev.jsyscall.verify.explain.DocText;
import java.util.List;
import java.util.stream.Collectors;

/** A subsystem: its calls and records in lists, its ioctls and constants in full. */
final class SubsystemPage {
    private final Abi abi;
    private final Articles articles;
    private final Links links;

    SubsystemPage(Articles articles, Links links) {
        this.abi = articles.abi();
        this.articles = articles;
        this.links = links;
    }

    Page of(Subsystem subsystem) {
        String path = Links.page(abi, subsystem);
        String title = Links.label(abi, subsystem);
        var words = new Words(links, Page.rootOf(path));
        var body = new Html().element("h1", title).line().add(words.prose(subsystem.doc())).add(headers(subsystem));
        List<RecordType> records = subsystem.records().stream().filter(record -> !record.inner()).toList();
        contents(body, subsystem, records);
        calls(body, subsystem.calls(), words);
        records(body, records, words);
        if (!subsystem.ioctls().isEmpty()) {
            body.element("h2", "Ioctls", "id", "ioctls").line().add(new IoctlTable(articles, words).of(subsystem.ioctls()));
        }
        subsystem.functions().forEach(function -> function(body, function, words));
        subsystem.groups().forEach(group -> group(body, group, words));
        String summary = DocText.firstSentence(subsystem.doc());
        return new Page(path, title, summary, "", body);
    }

    private static Html headers(Subsystem subsystem) {
        String names = subsystem.headers().stream().map(Header::path).distinct().map(path -> "<" + path + ">")
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? new Html() : new Html().open("p", "class", "headers").element("code", names).close("p").line();
    }

    private static void contents(Html body, Subsystem subsystem, List<RecordType> records) {
        body.open("nav", "class", "contents", "aria-label", "On this page");
        if (!subsystem.calls().isEmpty()) {
            body.element("a", subsystem.calls().size() + " calls", "href", "#calls").text(" ");
        }
        if (!records.isEmpty()) {
            body.element("a", records.size() + " records", "href", "#records").text(" ");
        }
        if (!subsystem.ioctls().isEmpty()) {
            body.element("a", subsystem.ioctls().size() + " ioctls", "href", "#ioctls").text(" ");
        }
        subsystem.groups().forEach(group -> body.open("a", "href", "#" + Links.id(group)).element("code", group.name()).close("a").text(" "));
        body.close("nav").line();
    }

    private static void calls(Html body, List<Call> calls, Words words) {
        if (calls.isEmpty()) {
            return;
        }
        body.element("h2", "System calls", "id", "calls").open("dl", "class", "list").line();
        for (Call call : calls) {
            body.open("dt").open("a", "href", "../" + Links.call(call.name())).element("code", call.name()).close("a").close("dt");
            body.open("dd").add(words.line(call.doc())).close("dd").line();
        }
        body.close("dl").line();
    }

    private static void records(Html body, List<RecordType> records, Words words) {
        if (records.isEmpty()) {
            return;
        }
        body.element("h2", "Records", "id", "records").open("dl", "class", "list").line();
        for (RecordType record : records) {
            body.open("dt").open("a", "href", "../" + Links.page(record)).element("code", record.cName()).close("a");
            body.close("dt").open("dd").add(words.line(record.doc())).text(" ").element("small", RecordsPage.sizes(record)).close("dd").line();
        }
        body.close("dl").line();
    }

    private void function(Html body, Function function, Words words) {
        body.open("section", "id", function.name()).open("h2").element("code", function.name()).close("h2").line()
                .add(new ArticleHtml(abi, words).body(articles.about(function), 3)).close("section").line();
    }

    private void group(Html body, ConstantGroup group, Words words) {
        Article article = articles.about(group);
        body.open("section", "id", Links.id(group)).open("h2").element("code", group.name()).text(" ")
                .element("small", article.noun()).close("h2").line()
                .add(new ArticleHtml(abi, words).body(article, 3)).close("section").line();
    }
}
