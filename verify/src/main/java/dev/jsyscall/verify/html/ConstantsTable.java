package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.ConstantGroup.Kind;
import dev.jsyscall.verify.explain.ArchNames;
import dev.jsyscall.verify.explain.Article;
import dev.jsyscall.verify.explain.Link;
import dev.jsyscall.verify.facts.Names;
import dev.jsyscall.verify.facts.Number;
import dev.jsyscall.verify.facts.ValueText;
import java.util.List;
import java.util.Map;

/** A group's constants with their values, on every architecture where they differ, and of flags the bits. */
final class ConstantsTable {
    private final Abi abi;
    private final ArchNames arches;
    private final Words words;

    ConstantsTable(Abi abi, Words words) {
        this.abi = abi;
        this.arches = new ArchNames(abi);
        this.words = words;
    }

    Html of(Article.Constants constants) {
        ConstantGroup group = constants.group();
        boolean flags = group.kind() == Kind.FLAGS;
        var html = new Html().open("table", "class", flags ? "constants flags" : "constants");
        html.open("thead").open("tr").element("th", "name", "scope", "col").element("th", "value", "scope", "col");
        if (flags) {
            html.element("th", "bits", "scope", "col");
        }
        html.element("th", "meaning", "scope", "col").close("tr").close("thead").open("tbody").line();
        group.constants().forEach(constant -> row(html, constants, constant, flags));
        return html.close("tbody").close("table").line();
    }

    private void row(Html html, Article.Constants constants, Constant constant, boolean flags) {
        ConstantGroup group = constants.group();
        boolean inField = group.fieldOf(constant).isPresent();
        html.open("tr", "id", words.anchor(new Link(Link.Kind.CONSTANT, Names.qualified(group, constant))));
        html.open("th", inField ? new String[] {"scope", "row", "class", "part"} : new String[] {"scope", "row"});
        html.element("code", constant.cName()).close("th");
        html.open("td", "class", "v").add(value(group, constant)).close("td");
        if (flags) {
            html.open("td", "class", "b");
            if (constant.values().exists() && constant.aliasOf().isEmpty()) {
                long common = constant.values().grouped().keySet().iterator().next();
                html.add(BitStrip.of(Number.bits(group, common), width(group)));
            }
            html.close("td");
        }
        html.open("td", "class", "d");
        constant.aliasOf().ifPresent(of -> html.text("Another name for ").element("code", of).text(". "));
        html.add(words.line(constant.doc()));
        constants.meantBy(constant).ifPresent(by -> html.text(" ").open("small").text("in ").add(words.phrase(by)).close("small"));
        html.close("td").close("tr").line();
    }

    private int width(ConstantGroup group) {
        return group.javaWide() ? Long.SIZE : group.type().bytes(abi.arches().get(0).data()) * Byte.SIZE;
    }

    private Html value(ConstantGroup group, Constant constant) {
        var html = new Html();
        if (!constant.values().exists()) {
            return html.element("small", "nowhere");
        }
        var first = true;
        for (Map.Entry<Long, List<String>> value : constant.values().grouped().entrySet()) {
            html.open(first ? "span" : "small");
            html.element("code", ValueText.of(group, value.getKey()), "title", String.join(" = ", ValueText.forms(group, value.getKey())));
            if (!constant.values().constant() && (!first || !constant.values().everywhere())) {
                html.text(" " + arches.brief(value.getValue()));
            }
            html.close(first ? "span" : "small");
            first = false;
        }
        return html;
    }
}
