package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.verify.explain.Articles;
import java.util.Comparator;

/** Every ioctl. */
final class IoctlsPage {
    static final String PATH = "ioctls.html";

    private final Articles articles;
    private final Links links;

    IoctlsPage(Articles articles, Links links) {
        this.articles = articles;
        this.links = links;
    }

    Page page() {
        var ioctls = articles.abi().ioctls().sorted(Comparator.comparing(Ioctl::name)).toList();
        var body = new Html().element("h1", "Ioctls").element("p", ioctls.size() + " requests that devices and files take. Numbers that are"
                + " different on some architectures stand in small letters.").line();
        body.add(TableHtml.filter("Name, number or words")).add(new IoctlTable(articles, new Words(links, "")).of(ioctls));
        return new Page(PATH, "Ioctls", "Numbers and arguments of ioctl requests.", PATH, body);
    }
}
