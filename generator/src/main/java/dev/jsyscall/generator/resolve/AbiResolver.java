package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Function;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.Omission;
import dev.jsyscall.generator.model.Platform;
import dev.jsyscall.generator.model.Position;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.generator.syntax.CallDeclaration;
import dev.jsyscall.generator.syntax.Declaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.FunctionDeclaration;
import dev.jsyscall.generator.syntax.GroupDeclaration;
import dev.jsyscall.generator.syntax.IoctlDeclaration;
import dev.jsyscall.generator.syntax.OmitDeclaration;
import dev.jsyscall.generator.syntax.RecordDeclaration;
import dev.jsyscall.generator.syntax.Span;
import dev.jsyscall.generator.syntax.SpecFile;
import dev.jsyscall.generator.syntax.TypedefDeclaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes one ABI of parsed files. */
public final class AbiResolver {
    private final SpecSet specs;
    private final String javaPackage;
    private final Diagnostics diagnostics;

    /**
     * A resolver.
     *
     * @param javaPackage the package of the files that are to be generated
     */
    public AbiResolver(SpecSet specs, String javaPackage, Diagnostics diagnostics) {
        this.specs = specs;
        this.javaPackage = javaPackage;
        this.diagnostics = diagnostics;
    }

    /** The model. It is complete only if no problem was reported. */
    public Optional<Abi> resolve() {
        var symbols = new Symbols(specs, diagnostics);
        List<Arch> arches = new ArchBuilder(symbols, diagnostics).build();
        if (arches.isEmpty()) {
            if (symbols.arches.isEmpty()) noArch();
            return Optional.empty();
        }
        var conditions = new Conditions(arches, symbols.arches.keySet(), diagnostics);
        new Existence(specs, symbols, arches, conditions, diagnostics).apply();
        new Overrides(specs, symbols, conditions, diagnostics).apply();
        var resolution = new Resolution(specs, symbols, arches, conditions, diagnostics);
        var subsystems = new ArrayList<Subsystem>();
        for (SpecFile file : specs.files()) subsystem(file, symbols, resolution).ifPresent(subsystems::add);
        subsystems.sort(Comparator.comparing(Subsystem::name).thenComparing(Subsystem::file));
        Optional<Platform> platform = symbols.platform.flatMap(
                p -> new PlatformResolver(resolution).resolve(p, symbols.platformScope.orElseThrow()));
        return Optional.of(new Abi(specs.os(), arches, subsystems, new Undeclared(symbols, arches, diagnostics).calls(), platform));
    }

    private void noArch() {
        for (SpecFile file : specs.files()) {
            diagnostics.report(Problem.NO_ARCHITECTURE, new Span(new Position(file.path(), 1, 1), 1), specs.os());
            return;
        }
    }

    private Optional<Subsystem> subsystem(SpecFile file, Symbols symbols, Resolution resolution) {
        FileScope scope = specs.scope(file);
        String name = file.subsystem();
        var groups = new ArrayList<ConstantGroup>();
        var records = new ArrayList<RecordType>();
        var calls = new ArrayList<Call>();
        var functions = new ArrayList<Function>();
        var ioctls = new ArrayList<Ioctl>();
        var omissions = new ArrayList<Omission>();
        boolean typedefs = false;
        for (Declaration declaration : file.declarations()) {
            if (declaration instanceof GroupDeclaration d && symbols.types.get(d.name().text()) instanceof Symbol.Group group
                    && group.name().equals(d.name())) {
                new GroupResolver(resolution).resolve(group, name).ifPresent(groups::add);
            } else if (declaration instanceof RecordDeclaration d
                    && symbols.types.get(d.name().text()) instanceof Symbol.Record record && record.name().equals(d.name())) {
                records.addAll(new RecordResolver(resolution).resolve(record, name));
            } else if (declaration instanceof CallDeclaration d) {
                new CallResolver(resolution).resolve(d, scope, name).ifPresent(calls::add);
            } else if (declaration instanceof FunctionDeclaration d) {
                new FunctionResolver(resolution).resolve(d, scope, name).ifPresent(functions::add);
            } else if (declaration instanceof IoctlDeclaration d) {
                Symbol.Ioctl ioctl = symbols.ioctls.get(d.name().text());
                if (ioctl != null && ioctl.name().equals(d.name())) {
                    new IoctlResolver(resolution).resolve(ioctl, name).ifPresent(ioctls::add);
                }
            } else if (declaration instanceof TypedefDeclaration d) {
                typedefs = true;
                typedef(d, symbols, resolution);
            } else if (declaration instanceof OmitDeclaration d) {
                omissions.add(omission(d));
            }
        }
        boolean empty = groups.isEmpty() && records.isEmpty() && calls.isEmpty() && functions.isEmpty() && ioctls.isEmpty()
                && omissions.isEmpty() && !typedefs;
        if (empty && file.headers().isEmpty()) return Optional.empty();
        return Optional.of(new Subsystem(
                name, file.path(), file.doc(), packageOf(file), specs.own(file), file.headers(), groups, records, calls, functions,
                ioctls, omissions));
    }

    private static Omission omission(OmitDeclaration d) {
        return new Omission(
                d.patterns().stream().map(p -> new Omission.Rule(p.names(), p.span().position())).toList(), d.reason());
    }

    /** A typedef that nothing uses must make sense too. */
    private static void typedef(TypedefDeclaration d, Symbols symbols, Resolution resolution) {
        if (!(symbols.types.get(d.name().text()) instanceof Symbol.Typedef typedef)) return;
        for (ArchScope scope : resolution.scopes()) scope.typedef(typedef);
    }

    /**
     * Files of an operating system's own specs have a package each, by their path below its folder; others share the one that their
     * user gave. What is imported stands where its jar has it: {@code linux/fcntl.abi} in dev.jsyscall.linux.abi.fcntl, and a file
     * of a folder of its own, {@code linux/devices/loop.abi}, in dev.jsyscall.linux.devices.loop.
     */
    private String packageOf(SpecFile file) {
        String home = specs.os() + "/";
        if (!file.path().startsWith(home)) return javaPackage;
        String path = SpecSet.module(file.path().substring(home.length()));
        if (specs.own(file)) return javaPackage + "." + path;
        return "dev.jsyscall." + specs.os() + (path.contains(".") ? "." : ".abi.") + path;
    }
}
