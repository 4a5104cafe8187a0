package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.ManualPage;
import dev.jsyscall.verify.explain.DocText;
import dev.jsyscall.verify.explain.Link;
import dev.jsyscall.verify.explain.Phrase;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prose and phrases as HTML, with references as links. */
final class Words {
    private static final Pattern CODE = Pattern.compile("\\{@\\w+ ([^}]*)}|`([^`]+)`");

    private final Links links;
    private final String root;

    /**
     * Words of one page.
     *
     * @param root how the page reaches the set's root
     */
    Words(Links links, String root) {
        this.links = links;
        this.root = root;
    }

    /** Where on its page something is. */
    String anchor(Link link) {
        return links.anchor(link);
    }

    Html phrase(Phrase phrase) {
        var html = new Html();
        for (Phrase.Piece piece : phrase.pieces()) {
            Optional<String> target = piece.link().flatMap(links::to);
            target.ifPresent(href -> html.open("a", "href", root + href));
            if (piece.code()) {
                html.element("code", piece.text());
            } else {
                html.text(piece.text());
            }
            target.ifPresent(href -> html.close("a"));
        }
        return html;
    }

    /** A comment of any number of paragraphs. */
    Html prose(String comment) {
        var html = new Html();
        DocText.paragraphs(comment).forEach(paragraph -> html.open("p").add(sentence(paragraph)).close("p").line());
        return html;
    }

    /** A comment in a place that has room for a line. */
    Html line(String comment) {
        return sentence(String.join(" ", DocText.paragraphs(comment)));
    }

    private static Html sentence(String text) {
        var html = new Html();
        int from = 0;
        for (Matcher code = CODE.matcher(text); code.find(); from = code.end()) {
            html.text(text.substring(from, code.start())).element("code", code.group(1) != null ? code.group(1) : code.group(2));
        }
        return html.text(text.substring(from));
    }

    /** A manual page's name, as a link to it where that is known. */
    static Html manual(String text) {
        return ManualPage.of(text).map(page -> new Html().element("a", text, "href", page.address())).orElseGet(() -> new Html().text(text));
    }
}
