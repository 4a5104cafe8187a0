package dev.jsyscall.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Platform;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Subsystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns an ABI into the Java sources and resources of its own subsystems; what was only imported is not generated again. */
public final class JavaEmitter {
    private static final String INDENT = "    ";

    private final Emission emission;
    private final List<GeneratedFile> files = new ArrayList<>();
    private final Map<String, PackageInfo> packages = new TreeMap<>();

    private JavaEmitter(Emission emission) {
        this.emission = emission;
    }

    /**
     * All files, in the order of their paths.
     *
     * @param abi a complete model; equal models give equal bytes, whatever the locale, time zone, clock or machine
     */
    public static List<GeneratedFile> emit(Abi abi) {
        return new JavaEmitter(Emission.of(abi)).all();
    }

    private List<GeneratedFile> all() {
        List<Subsystem> own = emission.abi().subsystems().stream().filter(Subsystem::own).toList();
        for (JavaEmitter part : own.parallelStream().map(this::part).toList()) {
            files.addAll(part.files);
            part.packages.forEach(packages::putIfAbsent);
        }
        emission.abi().platform().ifPresent(this::platform);
        packages.forEach((name, info) -> files.add(info.file(emission.annotated())));
        new ReachabilityMetadata(emission.abi(), own, emission.abi().platform().map(emission.places()::platform))
                .file().ifPresent(files::add);
        files.sort(Comparator.comparing(GeneratedFile::path));
        return List.copyOf(files);
    }

    /** The files of one subsystem: no other knows of them. */
    private JavaEmitter part(Subsystem subsystem) {
        var part = new JavaEmitter(emission);
        part.subsystem(subsystem);
        return part;
    }

    private void subsystem(Subsystem subsystem) {
        JavaPlaces places = emission.places();
        var groups = new GroupEmitter(emission);
        var records = new RecordEmitter(emission);
        for (ConstantGroup group : subsystem.groups()) source(places.group(group.name()), groups.emit(group), subsystem);
        for (RecordType record : subsystem.records()) {
            if (!record.inner()) source(places.record(record.name()), records.emit(record), subsystem);
        }
        if (!subsystem.ioctls().isEmpty()) source(places.ioctls(subsystem.name()), new IoctlsEmitter(emission).emit(subsystem), subsystem);
        if (!subsystem.calls().isEmpty()) {
            ClassName raw = places.raw(subsystem.name());
            source(raw, new RawEmitter(emission).emit(subsystem));
            packages.putIfAbsent(raw.packageName(), new PackageInfo(raw.packageName(), "System calls as the kernel takes them: numbers and "
                    + "addresses in, a result or a negative errno out. The packages of the subsystems have the same calls with types."));
        }
        boolean calls = !subsystem.calls().isEmpty() || !subsystem.ioctls().isEmpty() || !subsystem.functions().isEmpty();
        if (calls) source(places.calls(subsystem.name()), new CallsEmitter(emission).emit(subsystem), subsystem);
    }

    private void platform(Platform platform) {
        if (!emission.places().home(platform).own()) return;
        ClassName type = emission.places().platform(platform);
        source(type, new PlatformEmitter(emission, platform).emit());
        source(emission.places().numbers(platform), new NumbersEmitter(emission).emit(platform));
        files.add(new GeneratedFile("META-INF/services/" + CoreTypes.PLATFORM.canonicalName(), type.canonicalName() + "\n"));
        packages.putIfAbsent(type.packageName(), new PackageInfo(type.packageName(), "The ABI of "
                + JavaNames.capitalized(emission.abi().os()) + ": a package for each subsystem, with its constants, records and calls."));
    }

    private void source(ClassName name, TypeSpec type, Subsystem subsystem) {
        source(name, type);
        packages.putIfAbsent(name.packageName(), new PackageInfo(name.packageName(),
                subsystem.doc().isBlank() ? "What {@code " + subsystem.file() + "} describes." : JavadocText.escaped(subsystem.doc())));
    }

    private void source(ClassName name, TypeSpec type) {
        JavaFile file = JavaFile.builder(name.packageName(), type).indent(INDENT).skipJavaLangImports(true).build();
        files.add(new GeneratedFile(path(name.packageName(), name.simpleName()), SourceLayout.of(file.toString())));
    }

    static String path(String packageName, String simpleName) {
        return packageName.replace('.', '/') + "/" + simpleName + ".java";
    }
}
