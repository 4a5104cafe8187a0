package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Type;

/** How large things are on one architecture. */
record Sizes(Abi abi, Arch arch) {
    /** A type's size in bytes; an array without a length has none. */
    long of(Type type) {
        return switch (type) {
            case Type.Number number -> number.scalar().bytes(arch.data());
            case Type.Array array -> of(array.element()) * array.count().orElse(0);
            case Type.Reference reference -> layout(reference).size();
        };
    }

    RecordType record(Type.Reference reference) {
        return abi.record(reference.record()).orElseThrow();
    }

    RecordType.Layout layout(Type.Reference reference) {
        return record(reference).layouts().on(arch).orElseThrow();
    }
}
