package dev.jsyscall.verify.cli;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SourceResolver;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.AbiSource;
import dev.jsyscall.verify.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which specs a command reads. */
final class SpecSource {
    private static final String DEFAULT_OS = "linux";
    private static final String DEFAULT_PACKAGE = "dev.jsyscall.linux.abi";

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(names = "--specs", paramLabel = "DIR", description = "read the specs of this folder; what they import and it lacks is bundled")
    private Optional<Path> folder = Optional.empty();

    /** The specs of an operating system, compiled for the package of their bindings. */
    Abi load(String os) throws SpecException {
        return load(os, DEFAULT_PACKAGE);
    }

    Abi load() throws SpecException {
        return load(DEFAULT_OS);
    }

    /** The specs of another folder. */
    Abi load(String os, Path other) throws SpecException {
        return load(os, DEFAULT_PACKAGE, Optional.of(other));
    }

    Abi load(String os, String javaPackage) throws SpecException {
        return load(os, javaPackage, folder);
    }

    private Abi load(String os, String javaPackage, Optional<Path> from) throws SpecException {
        Compilation compilation = AbiCompiler.compile(os, own(os, from), library(from), javaPackage);
        return compilation.abi().orElseThrow(() -> new SpecException(compilation.render()));
    }

    /** The specs with more files, or some in place of others; {@code alone} with these files and what they import. */
    Compilation with(List<SourceFile> more, boolean alone) {
        var files = new ArrayList<SourceFile>(alone ? List.of() : own(DEFAULT_OS, folder));
        files.removeIf(file -> more.stream().anyMatch(other -> other.path().equals(file.path())));
        files.addAll(more);
        return AbiCompiler.compile(DEFAULT_OS, files, library(folder), DEFAULT_PACKAGE);
    }

    /** What a file on disk is called among the specs; the file's own name if it is none of them. */
    String path(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return folder.map(Path::toAbsolutePath).map(Path::normalize).filter(whole::startsWith).map(specs -> specs.relativize(whole))
                .orElse(whole.getFileName()).toString().replace('\\', '/');
    }

    /** The specs of an operating system, of which one may ask for a part. */
    AbiSource source(String os) throws SpecException, IOException {
        Optional<Snapshot> snapshot = folder.isPresent() ? Optional.empty() : Snapshot.bundled(os);
        return snapshot.isPresent() ? snapshot.get() : AbiSource.of(load(os));
    }

    /** Which specs they are, in a word. */
    String name() {
        return folder.map(Path::toString).orElse("the bundled specs");
    }

    /** The architecture of a platform such as {@code linux/arm}. */
    Arch arch(Abi abi, String platform) {
        String name = platform.startsWith(abi.os() + "/") ? platform.substring(abi.os().length() + 1) : platform;
        return abi.arch(name).orElseThrow(() -> wrong(
                "no platform " + platform + "; there are " + String.join(", ", abi.arches().stream().map(Arch::platform).toList())));
    }

    /** The given platforms, all without duplicates; every one of the ABI if none is given. */
    List<Arch> arches(Abi abi, List<String> platforms) {
        var arches = new ArrayList<Arch>();
        platforms.stream().map(platform -> arch(abi, platform)).filter(arch -> !arches.contains(arch)).forEach(arches::add);
        return platforms.isEmpty() ? abi.arches() : arches;
    }

    /** The operating system that platforms name; they must agree. */
    String os(List<String> platforms) {
        List<String> systems = platforms.stream()
                .map(platform -> platform.contains("/") ? platform.substring(0, platform.indexOf('/')) : DEFAULT_OS)
                .distinct().toList();
        if (systems.size() > 1) {
            throw wrong("platforms of one operating system only, not of " + String.join(" and ", systems));
        }
        String os = systems.isEmpty() ? DEFAULT_OS : systems.get(0);
        if (!os.equals(DEFAULT_OS) && library(folder).under(os + "/arch").isEmpty()) {
            throw wrong("no specs of an operating system " + os);
        }
        return os;
    }

    private List<SourceFile> own(String os, Optional<Path> from) {
        List<SourceFile> files = from.isPresent() ? folderLibrary(from.get()).files() : SpecLibrary.bundled().under(os);
        String arch = os + "/arch/";
        String numbers = os + "/numbers/";
        return files.stream().filter(file -> !file.path().startsWith(arch) && !file.path().startsWith(numbers)).toList();
    }

    private SourceResolver library(Optional<Path> from) {
        SourceResolver bundled = SpecLibrary.bundled();
        return from.<SourceResolver>map(path -> folderLibrary(path).or(bundled)).orElse(bundled);
    }

    private SpecLibrary folderLibrary(Path path) {
        if (!Files.isDirectory(path)) {
            throw wrong(path + " is no folder");
        }
        return SpecLibrary.of(path);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
