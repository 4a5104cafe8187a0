package dev.jsyscall.properties;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.LinuxPlatform;
import dev.jsyscall.linux.devices.mei.MeiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Core and both jars of bindings once more, not yet initialised: what a new JVM would have. */
final class FreshClasses extends URLClassLoader {
    private static final List<URL> LOCATIONS = List.of(
            location(Platform.class), location(LinuxPlatform.class), location(MeiClient.class));

    static {
        registerAsParallelCapable();
    }

    FreshClasses() {
        super(LOCATIONS.toArray(URL[]::new), FreshClasses.class.getClassLoader());
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** The names of all classes, sorted. */
    static List<String> names() {
        return LOCATIONS.stream().flatMap(FreshClasses::names).filter(name -> !name.endsWith("-info")).sorted().toList();
    }

    private static Stream<String> names(URL location) {
        try {
            Path path = Path.of(location.toURI());
            if (Files.isDirectory(path)) return names(path);
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + location), Map.of())) {
                return names(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> names(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList().stream();
        }
    }

    /** Without those of the modules that stand on these, whose services would be looked for here. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return findResources(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean ours = name.startsWith("dev.jsyscall.") && !name.startsWith("dev.jsyscall.generator.")
                && !name.startsWith("dev.jsyscall.properties.");
        if (!ours) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }
}
