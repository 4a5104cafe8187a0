package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.emit.CDeclaration;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.verify.facts.Uses;
import java.util.List;

/** About a record: how C declares it, who takes it, what its members are for, and where its bytes are. */
final class RecordArticle {
    private final Abi abi;
    private final Uses uses;
    private final ArchNames arches;

    RecordArticle(Abi abi, Uses uses) {
        this.abi = abi;
        this.uses = uses;
        this.arches = new ArchNames(abi);
    }

    Article of(RecordType record) {
        String title = record.inner() ? record.name() : record.cName();
        var article = new ArticleBuilder(title, Link.Kind.RECORD.noun(), new Link(Link.Kind.RECORD, record.name()));
        if (record.layouts().exists()) {
            article.code(new CDeclaration(abi).record(record));
        }
        article.prose(record.doc());
        record.exclusion().grouped().forEach((reason, names) -> article.note(
                "unverified", Phrase.of((record.exclusion().everywhere() ? "" : "on " + arches.of(names) + ": ") + reason)));
        List<String> without = arches.without(record.layouts());
        if (!without.isEmpty()) {
            article.note("missing", Phrase.of("on " + arches.of(without)));
        }
        return article.notes()
                .facts("Taken by", UsesFacts.of(uses.ofRecord(record.name())))
                .add(new Article.Layouts(record))
                .at(record.position());
    }
}
