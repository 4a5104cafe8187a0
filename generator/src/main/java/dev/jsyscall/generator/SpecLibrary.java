package dev.jsyscall.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fixed set of spec files: those of a folder, of a list, or those that come with jsyscall. */
public final class SpecLibrary implements SourceResolver {
    private final TreeMap<String, SourceFile> files;

    private SpecLibrary(Map<String, SourceFile> files) {
        this.files = new TreeMap<>(files);
    }

    /** The given files. */
    public static SpecLibrary of(Iterable<SourceFile> files) {
        var byPath = new TreeMap<String, SourceFile>();
        for (SourceFile file : files) byPath.put(file.path(), file);
        return new SpecLibrary(byPath);
    }

    /**
     * The {@code .abi} files below a folder, read now.
     *
     * @throws java.io.UncheckedIOException if the folder or a file cannot be read
     */
    public static SpecLibrary of(java.nio.file.Path folder) {
        return of(SpecFolder.read(folder, ""));
    }

    /**
     * The specs that come with jsyscall: the resources below {@code abi/} on the class path, from jars and from folders.
     *
     * @throws java.io.UncheckedIOException if a jar or folder cannot be read
     */
    public static SpecLibrary bundled() {
        return bundled(SpecLibrary.class.getClassLoader());
    }

    /**
     * The resources below {@code abi/} that a class loader finds. Where two have the same path, the first on the class path wins.
     *
     * @throws java.io.UncheckedIOException if a jar or folder cannot be read
     */
    public static SpecLibrary bundled(ClassLoader loader) {
        var byPath = new TreeMap<String, SourceFile>();
        for (SourceFile file : BundledSpecs.read(loader)) byPath.putIfAbsent(file.path(), file);
        return new SpecLibrary(byPath);
    }

    /** All files, in the order of their paths. */
    public List<SourceFile> files() {
        return List.copyOf(files.values());
    }

    @Override
    public Optional<SourceFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public List<SourceFile> under(String folder) {
        String start = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        var found = new ArrayList<SourceFile>();
        for (SourceFile file : files.tailMap(start, true).values()) {
            if (!file.path().startsWith(start)) break;
            found.add(file);
        }
        return found;
    }
}
