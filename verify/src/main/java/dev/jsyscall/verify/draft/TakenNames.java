package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.model.Abi;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that declarations have already: two of them that differ by case alone would be one file for some file systems. */
final class TakenNames {
    private final Set<String> taken = new HashSet<>();

    TakenNames(Abi abi) {
        abi.groups().forEach(group -> add(group.name()));
        abi.records().forEach(record -> add(record.name()));
    }

    private boolean add(String name) {
        return taken.add(name.toLowerCase(Locale.ROOT));
    }

    /** The wanted name, or one like it that nobody has. */
    String free(String wanted) {
        String name = wanted.isEmpty() ? "GROUP" : wanted;
        for (int i = 2; !add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
