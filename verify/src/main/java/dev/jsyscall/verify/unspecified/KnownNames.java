package dev.jsyscall.verify.unspecified;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.view.CRecord;
import dev.jsyscall.verify.view.Place;
import java.util.List;

/** The names that specs describe or leave out. */
public final class KnownNames {
    private final SpecifiedNames specified;
    private final List<OmissionRule> rules;

    private KnownNames(SpecifiedNames specified, List<OmissionRule> rules) {
        this.specified = specified;
        this.rules = rules;
    }

    public static KnownNames of(Abi abi) {
        return new KnownNames(SpecifiedNames.of(abi), OmissionRule.of(abi));
    }

    /** Whether a macro or enumerator is known. */
    public boolean constant(String name) {
        return has(ShownName.constant(ShownName.Kind.CONSTANT, name, new Place("", 0)));
    }

    public boolean record(CRecord record) {
        return has(new ShownName(ShownName.Kind.RECORD, record.kind(), record.name(), record.place().header(), ""));
    }

    public boolean has(ShownName shown) {
        return specified(shown) || rules.stream().anyMatch(rule -> rule.matches(shown));
    }

    public boolean specified(ShownName shown) {
        return specified.has(shown);
    }
}
