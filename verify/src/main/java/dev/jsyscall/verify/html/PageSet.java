package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.explain.Article;
import dev.jsyscall.verify.explain.Articles;
import dev.jsyscall.verify.explain.DocText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All pages about an ABI, and what they need to be shown and searched. They refer to nothing outside but manual pages. */
public final class PageSet {
    private static final String[][] NAVIGATION = {
        {CallsPage.PATH, "Calls"}, {RecordsPage.PATH, "Records"}, {IoctlsPage.PATH, "Ioctls"}, {ArchesPage.PATH, "Architectures"}
    };
    private static final List<String> ASSETS = List.of("style.css", "search.js");

    private final Abi abi;
    private final Articles articles;
    private final Links links;
    private final String frame;

    public PageSet(Abi abi) throws IOException {
        this.abi = abi;
        this.articles = new Articles(abi);
        this.links = new Links(abi);
        this.frame = new String(resource("page.html"), StandardCharsets.UTF_8);
    }

    /** Writes the pages to a folder; files that are there already are replaced. Returns how many pages there are. */
    public int write(Path folder) throws IOException {
        int count = 0;
        for (Page page : (Iterable<Page>) pages()::iterator) {
            Path file = folder.resolve(page.path());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, framed(page));
            count++;
        }
        Files.writeString(folder.resolve("names.js"), SearchIndex.of(abi));
        for (String asset : ASSETS) {
            Files.write(folder.resolve(asset), resource(asset));
        }
        return count;
    }

    private Stream<Page> pages() {
        var subsystems = new SubsystemPage(articles, links);
        return Stream.of(
                Stream.of(
                        new IndexPage(abi).page(), new CallsPage(abi).page(), new RecordsPage(abi).page(),
                        new IoctlsPage(articles, links).page(), new ArchesPage(abi, links).page()),
                abi.subsystems().stream().map(subsystems::of),
                abi.subsystems().stream().flatMap(subsystem -> subsystem.calls().stream().map(call -> page(subsystem, call))),
                abi.subsystems().stream().flatMap(subsystem -> subsystem.records().stream().filter(record -> !record.inner())
                        .map(record -> page(subsystem, record)))).flatMap(pages -> pages);
    }

    private Page page(Subsystem subsystem, Call call) {
        return page(Links.call(call.name()), subsystem, articles.about(call), call.doc(), CallsPage.PATH);
    }

    private Page page(Subsystem subsystem, RecordType record) {
        return page(Links.page(record), subsystem, articles.about(record), record.doc(), RecordsPage.PATH);
    }

    private Page page(String path, Subsystem subsystem, Article article, String doc, String section) {
        var body = new Html().open("p", "class", "trail").text(article.noun() + " of ")
                .element("a", Links.label(abi, subsystem), "href", "../" + Links.page(abi, subsystem)).close("p").line();
        body.open("h1").element("code", article.title()).close("h1").line();
        body.add(new ArticleHtml(abi, new Words(links, Page.rootOf(path))).body(article, 2));
        return new Page(path, article.title(), DocText.firstSentence(doc), section, body);
    }

    private String framed(Page page) {
        var navigation = new Html();
        for (String[] entry : NAVIGATION) {
            navigation.open("a", page.section().equals(entry[0])
                    ? new String[] {"href", page.root() + entry[0], "aria-current", "page"} : new String[] {"href", page.root() + entry[0]});
            navigation.text(entry[1]).close("a");
        }
        return frame.replace("${title}", Html.escaped(page.title())).replace("${summary}", Html.escaped(page.summary()))
                .replace("${root}", page.root()).replace("${navigation}", navigation.toString()).replace("${body}", page.body().toString());
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PageSet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("this program was built without its " + name);
            }
            return in.readAllBytes();
        }
    }
}
