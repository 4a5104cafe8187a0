package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.explain.Article;
import dev.jsyscall.verify.explain.Article.Block;
import dev.jsyscall.verify.explain.Article.Fact;
import dev.jsyscall.verify.explain.Phrase;
import java.util.List;

/** An article as a page or a part of one. */
final class ArticleHtml {
    private final Abi abi;
    private final Words words;

    ArticleHtml(Abi abi, Words words) {
        this.abi = abi;
        this.words = words;
    }

    /**
     * The article's blocks.
     *
     * @param level of the headings inside: 2 on a page of its own
     */
    Html body(Article article, int level) {
        var html = new Html();
        article.blocks().forEach(block -> html.add(block(block, "h" + level)));
        return html;
    }

    private Html block(Block block, String heading) {
        var html = new Html();
        if (block instanceof Article.Code code) {
            html.open("pre", "tabindex", "0").element("code", code.c()).close("pre").line();
        } else if (block instanceof Article.Prose prose) {
            html.add(words.prose(prose.comment()));
        } else if (block instanceof Article.Facts facts) {
            heading(html, heading, facts.heading()).add(facts(facts.facts()));
        } else if (block instanceof Article.Rows rows) {
            heading(html, heading, rows.heading()).add(rows(rows));
        } else if (block instanceof Article.Constants constants) {
            html.add(new ConstantsTable(abi, words).of(constants));
        } else if (block instanceof Article.Layouts layouts) {
            html.add(new LayoutSection(abi, words).of(layouts.record(), heading));
        }
        return html;
    }

    private static Html heading(Html html, String tag, String text) {
        return text.isEmpty() ? html : html.element(tag, text).line();
    }

    private Html facts(List<Fact> facts) {
        var html = new Html().open("dl");
        for (Fact fact : facts) {
            html.open("dt").add(words.phrase(fact.name())).close("dt");
            html.open("dd");
            html.add(fact.name().text().equals("manual") ? Words.manual(fact.text().text()) : words.phrase(fact.text()));
            html.close("dd").line();
        }
        return html.close("dl").line();
    }

    private Html rows(Article.Rows rows) {
        var html = new Html().open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", rows.heading());
        html.open("table").open("thead").open("tr");
        rows.columns().forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr").close("thead").open("tbody").line();
        for (List<Phrase> row : rows.rows()) {
            html.open("tr");
            row.forEach(cell -> html.open("td").add(words.phrase(cell)).close("td"));
            html.close("tr").line();
        }
        return html.close("tbody").close("table").close("div").line();
    }
}
