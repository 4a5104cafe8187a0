package dev.jsyscall.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Where imported spec files come from. */
public interface SourceResolver {

    /** The file at a path such as {@code linux/fcntl.abi}, or empty if there is none. */
    Optional<SourceFile> find(String path);

    /** All spec files below a folder such as {@code linux/arch}, at any depth, in the order of their paths. */
    List<SourceFile> under(String folder);

    /** Looks here first, then in {@code other}. */
    default SourceResolver or(SourceResolver other) {
        SourceResolver first = this;
        return new SourceResolver() {
            @Override
            public Optional<SourceFile> find(String path) {
                return first.find(path).or(() -> other.find(path));
            }

            @Override
            public List<SourceFile> under(String folder) {
                var byPath = new TreeMap<String, SourceFile>();
                for (SourceFile file : other.under(folder)) byPath.put(file.path(), file);
                for (SourceFile file : first.under(folder)) byPath.put(file.path(), file);
                return new ArrayList<>(byPath.values());
            }
        };
    }
}
