package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Position;
import dev.jsyscall.generator.syntax.ArchDeclaration;
import dev.jsyscall.generator.syntax.CallDeclaration;
import dev.jsyscall.generator.syntax.ConstantDeclaration;
import dev.jsyscall.generator.syntax.Declaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.FunctionDeclaration;
import dev.jsyscall.generator.syntax.GroupDeclaration;
import dev.jsyscall.generator.syntax.IoctlDeclaration;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.NumbersDeclaration;
import dev.jsyscall.generator.syntax.OmitDeclaration;
import dev.jsyscall.generator.syntax.PlatformDeclaration;
import dev.jsyscall.generator.syntax.RecordDeclaration;
import dev.jsyscall.generator.syntax.Span;
import dev.jsyscall.generator.syntax.SpecFile;
import dev.jsyscall.generator.syntax.TypedefDeclaration;
import dev.jsyscall.generator.syntax.UndeclaredCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that the files declare, by name. */
final class Symbols {
    /** An {@code abi} declaration, its own numbers and where it stands. */
    record ArchSource(ArchDeclaration declaration, SpecFile file) {}

    final Map<String, Symbol> types = new LinkedHashMap<>();
    final Map<String, CallDeclaration> calls = new LinkedHashMap<>();
    final Map<String, FunctionDeclaration> functions = new LinkedHashMap<>();
    final Map<String, Symbol.Ioctl> ioctls = new LinkedHashMap<>();
    final Map<String, NumbersDeclaration> tables = new HashMap<>();
    final Map<String, NumbersDeclaration> ownNumbers = new HashMap<>();
    final TreeMap<String, ArchSource> arches = new TreeMap<>();
    final Map<String, Symbol.Kernel> kernel = new HashMap<>();
    final List<UndeclaredCalls> undeclared = new ArrayList<>();
    Optional<PlatformDeclaration> platform = Optional.empty();
    Optional<FileScope> platformScope = Optional.empty();

    private final Map<String, Position> omitted = new HashMap<>();
    private final SpecSet specs;
    private final Diagnostics diagnostics;

    Symbols(SpecSet specs, Diagnostics diagnostics) {
        this.specs = specs;
        this.diagnostics = diagnostics;
        for (SpecFile file : specs.files()) declare(file);
    }

    /** The architecture that a file describes. */
    static Optional<ArchDeclaration> archOf(SpecFile file) {
        for (Declaration declaration : file.declarations()) {
            if (declaration instanceof ArchDeclaration arch) return Optional.of(arch);
        }
        return Optional.empty();
    }

    private void declare(SpecFile file) {
        FileScope scope = specs.scope(file);
        for (Declaration declaration : file.declarations()) {
            if (declaration instanceof TypedefDeclaration d) type(new Symbol.Typedef(d, scope));
            else if (declaration instanceof GroupDeclaration d) group(d, scope);
            else if (declaration instanceof RecordDeclaration d) type(new Symbol.Record(d, scope));
            else if (declaration instanceof CallDeclaration d) once(calls, d.name().text(), d, d.name().span(), firstCall(d));
            else if (declaration instanceof FunctionDeclaration d) once(functions, d.name().text(), d, d.name().span(), firstFunction(d));
            else if (declaration instanceof IoctlDeclaration d) ioctl(d, scope);
            else if (declaration instanceof NumbersDeclaration d) numbers(d, file);
            else if (declaration instanceof ArchDeclaration d) arch(d, file);
            else if (declaration instanceof PlatformDeclaration d) platform(d, scope);
            else if (declaration instanceof OmitDeclaration d) omit(d);
            else if (declaration instanceof UndeclaredCalls d) undeclared.add(d);
        }
    }

    private <T> void once(Map<String, T> map, String name, T value, Span span, Optional<?> firstAt) {
        if (firstAt.isPresent()) diagnostics.report(Problem.DECLARED_TWICE, span, name, firstAt.get());
        else map.put(name, value);
    }

    private Optional<?> firstCall(CallDeclaration d) {
        return Optional.ofNullable(calls.get(d.name().text())).map(c -> c.name().span().position());
    }

    private Optional<?> firstFunction(FunctionDeclaration d) {
        return Optional.ofNullable(functions.get(d.name().text())).map(f -> f.name().span().position());
    }

    private void type(Symbol symbol) {
        String name = symbol.name().text();
        if (Scalars.named(name).isPresent()) {
            diagnostics.report(Problem.BUILT_IN_NAME, symbol.name().span(), name);
            return;
        }
        once(types, name, symbol, symbol.name().span(), Optional.ofNullable(types.get(name)).map(s -> s.name().span().position()));
    }

    private void group(GroupDeclaration d, FileScope scope) {
        var group = new Symbol.Group(d, scope);
        type(group);
        for (ConstantDeclaration constant : d.constants()) {
            Name name = constant.name();
            Optional<?> first = Optional.ofNullable(group.constants.get(name.text())).map(c -> c.name().span().position());
            once(group.constants, name.text(), constant, name.span(), first);
        }
    }

    private void ioctl(IoctlDeclaration d, FileScope scope) {
        String name = d.name().text();
        Optional<?> first = Optional.ofNullable(ioctls.get(name)).map(i -> i.name().span().position());
        once(ioctls, name, new Symbol.Ioctl(d, scope), d.name().span(), first);
    }

    private void numbers(NumbersDeclaration d, SpecFile file) {
        if (d.name().isPresent()) {
            Name name = d.name().get();
            once(tables, name.text(), d, name.span(), Optional.ofNullable(tables.get(name.text())).map(t -> t.span().position()));
            return;
        }
        Optional<ArchDeclaration> arch = archOf(file);
        if (arch.isEmpty()) {
            diagnostics.report(Problem.NUMBERS_WITHOUT_NAME, d.span());
            return;
        }
        String name = arch.get().name().text();
        NumbersDeclaration first = ownNumbers.putIfAbsent(name, d);
        if (first != null) diagnostics.report(Problem.DECLARED_TWICE, d.span(), "numbers of " + name, first.span().position());
    }

    private void arch(ArchDeclaration d, SpecFile file) {
        if (!d.os().text().equals(specs.os())) {
            diagnostics.report(Problem.OTHER_SYSTEM, d.os().span(), d.os().text(), specs.os());
            return;
        }
        ArchDeclaration first = archOf(file).orElseThrow();
        if (!first.name().equals(d.name())) {
            diagnostics.report(Problem.SECOND_ARCH, d.name().span(), first.name().text());
            return;
        }
        ArchSource other = arches.get(d.name().text());
        if (other != null) {
            diagnostics.report(Problem.DECLARED_TWICE, d.name().span(), d.name().text(), other.declaration().name().span().position());
        }
        else arches.put(d.name().text(), new ArchSource(d, file));
    }

    /** Two rules for the same names would hide from each other what they are for. */
    private void omit(OmitDeclaration d) {
        for (OmitDeclaration.Pattern pattern : d.patterns()) {
            String names = pattern.names().toString();
            Position first = omitted.putIfAbsent(names, pattern.span().position());
            if (first != null) diagnostics.report(Problem.OMITTED_TWICE, pattern.span(), names, first);
        }
    }

    private void platform(PlatformDeclaration d, FileScope scope) {
        if (!d.os().text().equals(specs.os())) {
            diagnostics.report(Problem.OTHER_SYSTEM, d.os().span(), d.os().text(), specs.os());
        } else if (platform.isPresent()) {
            diagnostics.report(Problem.DECLARED_TWICE, d.os().span(), "platform " + d.os().text(), platform.get().os().span().position());
        } else {
            platform = Optional.of(d);
            platformScope = Optional.of(scope);
        }
    }
}
