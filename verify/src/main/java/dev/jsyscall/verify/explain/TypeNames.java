package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Type;
import java.util.Optional;
import java.util.OptionalLong;

/** Types as the specs write them. */
public final class TypeNames {
    private final Abi abi;

    public TypeNames(Abi abi) {
        this.abi = abi;
    }

    public Phrase of(Type type) {
        if (type instanceof Type.Number number) {
            return Phrase.code(number.name());
        } else if (type instanceof Type.Reference reference) {
            Optional<RecordType> record = abi.record(reference.record());
            if (record.isPresent() && record.get().inner()) {
                return Phrase.code(record.get().union() ? "union" : "struct");
            }
            return Phrase.link(record.map(RecordType::cName).orElse(reference.record()), Link.Kind.RECORD, reference.record());
        }
        var lengths = new StringBuilder();
        Type element = type;
        while (element instanceof Type.Array array) {
            OptionalLong count = array.count();
            lengths.append('[').append(count.isPresent() ? count.getAsLong() : "").append(']');
            element = array.element();
        }
        return of(element).then(Phrase.code(lengths.toString()));
    }
}
