package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Default;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Parameter.Pointer;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Type;
import java.util.Optional;

/** What arguments and results mean, in words. */
final class Meanings {
    private final Abi abi;
    private final TypeNames types;

    Meanings(Abi abi) {
        this.abi = abi;
        this.types = new TypeNames(abi);
    }

    Phrase of(Parameter parameter) {
        Phrase meaning = of(parameter.type());
        return parameter.byDefault().map(value -> meaning.then("; ").then(value(value)).then(" if left out")).orElse(meaning);
    }

    private Phrase of(Parameter.Meaning meaning) {
        if (meaning instanceof Parameter.Value value) {
            return number(value.type(), value.group());
        } else if (meaning instanceof Parameter.Halves halves) {
            return Phrase.code(halves.type().name()).then(", as two longs with the low half first");
        } else if (meaning instanceof Parameter.SizeOf size) {
            return Phrase.of("the size of what ").then(Phrase.code(size.of())).then(" points to");
        } else if (meaning instanceof Parameter.Fixed fixed) {
            return Phrase.of("always ").then(value(fixed.value()));
        } else if (meaning instanceof Parameter.Descriptor fd) {
            return Phrase.of(fd.consumed() ? "a file descriptor, which is gone afterwards" : "a file descriptor");
        } else if (meaning instanceof Parameter.Text text) {
            return Phrase.of(text.path() ? "a file's path" : "a string");
        } else if (meaning instanceof Pointer pointer) {
            return pointer(pointer);
        }
        return Phrase.of("an address");
    }

    private Phrase number(Type.Number type, Optional<String> group) {
        return group.map(name -> values(name).then(", ").then(Phrase.code(type.name()))).orElse(Phrase.code(type.name()));
    }

    private Phrase values(String name) {
        boolean flags = abi.group(name).map(group -> group.kind() == ConstantGroup.Kind.FLAGS).orElse(false);
        return Phrase.of(flags ? "bits of " : "one of ").then(Phrase.link(name, Link.Kind.GROUP, name));
    }

    private static Phrase value(Default value) {
        return value.constant().map(name -> Phrase.link(value.text(), Link.Kind.CONSTANT, name)).orElse(Phrase.code(value.text()));
    }

    private Phrase pointer(Pointer pointer) {
        Phrase what = pointer.length().map(length -> Phrase.code(length).then(" times ").then(types.of(pointer.element())))
                .orElseGet(() -> types.of(pointer.element()));
        Phrase direction = what.then(switch (pointer.direction()) {
            case IN -> ", read by the kernel";
            case OUT -> ", filled in by the kernel";
            case INOUT -> ", read and updated by the kernel";
        });
        return pointer.nullable() ? direction.then("; or NULL") : direction;
    }

    /** Empty where success is all there is to say. */
    Optional<Phrase> of(Result result) {
        if (result instanceof Result.Value value) {
            return Optional.of(number(value.type(), value.group()));
        } else if (result instanceof Result.OwnedDescriptor) {
            return Optional.of(Phrase.of("a new file descriptor, which the caller closes"));
        } else if (result instanceof Result.Address) {
            return Optional.of(Phrase.of("an address"));
        } else if (result instanceof Result.Never) {
            return Optional.of(Phrase.of("does not return"));
        }
        return Optional.empty();
    }
}
