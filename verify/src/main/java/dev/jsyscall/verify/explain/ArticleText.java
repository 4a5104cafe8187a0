package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.verify.explain.Article.Block;
import dev.jsyscall.verify.explain.Article.Fact;
import dev.jsyscall.verify.facts.RecordMap;
import dev.jsyscall.verify.facts.ValueText;
import dev.jsyscall.verify.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An article for a terminal. */
public final class ArticleText {
    private static final String INDENT = "  ";
    private static final int WIDTH = 110;

    private final Abi abi;
    private final ArchNames arches;
    private final StringBuilder text = new StringBuilder();

    private ArticleText(Abi abi) {
        this.abi = abi;
        this.arches = new ArchNames(abi);
    }

    public static String of(Abi abi, Article article) {
        var renderer = new ArticleText(abi);
        renderer.text.append(article.title()).append(INDENT).append('(').append(article.noun()).append(")\n");
        article.blocks().forEach(renderer::block);
        if (!article.position().isEmpty()) {
            renderer.text.append(INDENT).append("specified at ").append(article.position()).append('\n');
        }
        return renderer.text.toString();
    }

    private void block(Block block) {
        if (block instanceof Article.Code code) {
            code.c().lines().forEach(line -> line(INDENT + line));
        } else if (block instanceof Article.Prose prose) {
            DocText.paragraphs(prose.comment()).forEach(paragraph -> wrapped(DocText.bare(paragraph), INDENT, INDENT));
        } else if (block instanceof Article.Facts facts) {
            heading(facts.heading());
            facts(facts.facts());
        } else if (block instanceof Article.Rows rows) {
            heading(rows.heading());
            var table = new Table();
            rows.rows().forEach(row -> table.row(row.stream().map(Phrase::text).toList()));
            table(table, INDENT + INDENT);
        } else if (block instanceof Article.Constants constants) {
            constants(constants);
        } else if (block instanceof Article.Layouts layouts) {
            List<Fact> members = new MemberFacts(abi).of(layouts.record());
            if (!members.isEmpty()) {
                heading("members");
                facts(members);
            }
            RecordMap.distinct(abi, layouts.record()).forEach((map, names) -> layout(layouts.record(), map, names));
        }
    }

    private void heading(String heading) {
        text.append('\n');
        if (!heading.isEmpty()) {
            line(INDENT + heading.toLowerCase(Locale.ROOT));
        }
    }

    private void facts(List<Fact> facts) {
        int width = facts.stream().mapToInt(fact -> fact.name().text().length()).max().orElse(0);
        for (Fact fact : facts) {
            String name = fact.name().text();
            String first = INDENT + INDENT + name + " ".repeat(width - name.length()) + INDENT;
            wrapped(fact.text().text(), first, " ".repeat(first.length()));
        }
    }

    private void constants(Article.Constants constants) {
        ConstantGroup group = constants.group();
        heading("constants");
        var table = new Table();
        for (Constant constant : group.constants()) {
            table.row(constant.cName(), value(group, constant.values()),
                    constant.aliasOf().map(of -> "alias of " + of).orElseGet(() -> DocText.firstSentence(constant.doc())),
                    constants.meantBy(constant).map(by -> "in " + by.text()).orElse(""));
        }
        table(table, INDENT + INDENT);
    }

    /** As flags in hexadecimal, else in decimal; every distinct value where there are several. */
    private String value(ConstantGroup group, PerArch<Long> values) {
        if (!values.exists()) {
            return "nowhere";
        }
        return values.grouped().entrySet().stream().map(entry -> ValueText.of(group, entry.getKey())
                + (values.constant() ? "" : " on " + arches.brief(entry.getValue()))).collect(Collectors.joining(", "));
    }

    private void layout(RecordType record, RecordMap map, List<String> names) {
        heading("on " + arches.of(names));
        line(INDENT + INDENT + map.size() + " bytes, aligned to " + RecordMap.alignment(record, names)
                + (map.holeBytes() > 0 ? ", " + map.holeBytes() + " in holes" : ""));
        var table = new Table();
        table.row("offset", "size", "member");
        for (RecordMap.Place place : map.places()) {
            table.row(place.offset(), place.length(), INDENT.repeat(place.depth()) + (place.hole() ? "-- hole --" : place.path()));
        }
        table(table, INDENT + INDENT);
    }

    private void table(Table table, String indent) {
        table.render().lines().forEach(line -> line(indent + line));
    }

    /** Breaks between words. */
    private void wrapped(String words, String first, String further) {
        var line = new StringBuilder(first);
        boolean empty = true;
        for (String word : words.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line.setLength(0);
                line.append(further);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
