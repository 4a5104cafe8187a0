package dev.jsyscall.generator.emit;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.PerArch;
import java.util.List;

/** Says on which architectures something exists. */
final class Availability {
    private final Abi abi;

    Availability(Abi abi) {
        this.abi = abi;
    }

    /** A sentence for a Javadoc comment; empty for what exists everywhere. */
    String sentence(PerArch<?> values) {
        if (values.everywhere()) return "";
        if (!values.exists()) return "On no architecture described here.";
        List<String> without = without(values);
        return without.size() < values.byArch().size()
                ? "Not on " + joined(without, "or") + "."
                : "Only on " + joined(List.copyOf(values.byArch().keySet()), "and") + ".";
    }

    List<String> without(PerArch<?> values) {
        return abi.arches().stream().map(Arch::name).filter(a -> values.on(a).isEmpty()).toList();
    }

    static String joined(List<String> names, String word) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " " + word + " " + names.get(last);
    }
}
