package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Call.DocumentedError;
import dev.jsyscall.generator.model.Platform;
import dev.jsyscall.verify.explain.Article.Fact;
import java.util.List;

/** Documented errors, each by name. */
final class ErrorFacts {
    private ErrorFacts() {}

    static List<Fact> of(Abi abi, List<DocumentedError> errors) {
        return errors.stream().map(error -> new Fact(name(abi, error.errno()), Phrase.of(error.text()))).toList();
    }

    /** The name in the group of error numbers without the prefix that C adds. */
    private static Phrase name(Abi abi, String errno) {
        return abi.platform().map(Platform::errnos).flatMap(abi::group)
                .flatMap(group -> group.constants().stream().filter(constant -> constant.cName().equals(errno)).findFirst()
                        .map(constant -> Phrase.link(errno, Link.Kind.CONSTANT, group.name() + "." + constant.name())))
                .orElse(Phrase.code(errno));
    }
}
