package dev.jsyscall.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Finds the spec files that lie below {@code abi/} on the class path. */
final class BundledSpecs {
    private static final String FOLDER = "abi/";

    private BundledSpecs() {}

    static List<SourceFile> read(ClassLoader loader) {
        try {
            var files = new ArrayList<SourceFile>();
            for (URL url : Collections.list(loader.getResources(FOLDER))) {
                if (url.getProtocol().equals("jar")) files.addAll(readJar(url));
                else if (url.getProtocol().equals("file")) files.addAll(SpecFolder.read(Path.of(new URI(url.toString())), ""));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class loader gave a malformed URL", e);
        }
    }

    private static List<SourceFile> readJar(URL url) throws IOException {
        var connection = (JarURLConnection) url.openConnection();
        // A cached JarFile would be shared with whoever else has this jar open, and closing it would close theirs.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            var files = new ArrayList<SourceFile>();
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (!name.startsWith(FOLDER) || !name.endsWith(".abi")) continue;
                try (InputStream in = jar.getInputStream(entry)) {
                    files.add(new SourceFile(name.substring(FOLDER.length()), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
            return files;
        }
    }
}
