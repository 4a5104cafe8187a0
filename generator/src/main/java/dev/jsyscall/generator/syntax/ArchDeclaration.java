package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code abi linux aarch64 { … }} */
public record ArchDeclaration(
        String doc, Name os, Name name, List<String> javaNames, Optional<String> triple, Optional<String> headers, Optional<Data> data,
        Optional<Name> pairs, Optional<Name> ioctl, Optional<FlushUse> flush, List<Name> tables, List<CodeDeclaration> code)
        implements Declaration {

    public record Data(Name model, Name order, OptionalInt align64, Span span) {}

    /** Either a symbol of a library, or a system call. */
    public record FlushUse(Optional<String> symbol, Optional<String> library, Optional<Name> syscall) {}
}
