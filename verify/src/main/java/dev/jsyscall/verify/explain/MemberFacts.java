package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Member;
import dev.jsyscall.generator.model.Type;
import dev.jsyscall.verify.explain.Article.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the specs say about a record's members, beyond its declaration. */
public final class MemberFacts {
    private final Abi abi;
    private final ArchNames arches;

    public MemberFacts(Abi abi) {
        this.abi = abi;
        this.arches = new ArchNames(abi);
    }

    /** Those about which there is something to say, records inside it included. */
    public List<Fact> of(RecordType record) {
        var facts = new ArrayList<Fact>();
        collect(record, record, "", facts);
        return facts;
    }

    private void collect(RecordType outermost, RecordType record, String prefix, List<Fact> facts) {
        for (Member member : record.members()) {
            String path = prefix + member.cPath();
            var said = new ArrayList<Phrase>();
            member.group().ifPresent(group -> said.add(Phrase.of("holds ").then(Phrase.link(group, Link.Kind.GROUP, group))));
            if (!member.doc().isBlank()) {
                said.add(Phrase.of(DocText.plain(member.doc())));
            }
            List<String> missing = arches.without(member.slots()).stream().filter(arch -> record.layouts().on(arch).isPresent()).toList();
            if (!missing.isEmpty()) {
                said.add(Phrase.of("only on " + arches.of(member.slots().byArch().keySet())));
            }
            if (!said.isEmpty()) {
                facts.add(new Fact(Phrase.code(path), Phrase.joined(said, ". ")));
            }
            inside(outermost, member).ifPresent(inner -> collect(outermost, inner, path + ".", facts));
        }
    }

    private Optional<RecordType> inside(RecordType outermost, Member member) {
        return member.slots().byArch().values().stream().map(RecordType.Slot::type)
                .filter(Type.Reference.class::isInstance)
                .map(type -> ((Type.Reference) type).record())
                .filter(name -> name.startsWith(outermost.name() + ".")).findFirst().flatMap(abi::record);
    }
}
