package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.RecordType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What specs call the records of C: those that are specified, and those of a draft. */
final class RecordNames {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> modules = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();

    RecordNames(Abi abi) {
        Map<String, String> files = new LinkedHashMap<>();
        abi.subsystems().forEach(subsystem -> subsystem.records().forEach(record -> files.put(record.name(), subsystem.file())));
        abi.records().filter(record -> !record.inner()).forEach(record -> specified(record, files.getOrDefault(record.name(), "")));
    }

    private void specified(RecordType record, String file) {
        names.put(record.cName(), record.name());
        modules.put(record.cName(), file.replaceAll("\\.abi$", "").replace('/', '.'));
    }

    void drafted(String type, String name) {
        names.put(type, name);
    }

    boolean known(String type) {
        return names.containsKey(type);
    }

    /** The spec's name of a C type; its file is among the imports from now on. */
    Optional<String> of(String type) {
        Optional.ofNullable(modules.get(type)).ifPresent(used::add);
        return Optional.ofNullable(names.get(type));
    }

    /** The files that have records that were asked for. */
    Set<String> imports() {
        return used;
    }
}
