package dev.jsyscall.verify.explain;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.PerArch;
import java.util.Collection;
import java.util.List;

/** Sets of architectures in as few words as say it. */
public final class ArchNames {
    private final List<String> all;

    public ArchNames(Abi abi) {
        this.all = abi.arches().stream().map(Arch::name).toList();
    }

    /** All of them by name, or {@code every architecture}. */
    public String of(Collection<String> arches) {
        return arches.size() == all.size() ? "every architecture" : String.join(", ", arches);
    }

    /** As {@link #of}, or {@code all but two, three} where that is shorter. */
    public String brief(Collection<String> arches) {
        List<String> others = all.stream().filter(name -> !arches.contains(name)).toList();
        return others.isEmpty() || others.size() > 3 || arches.size() <= others.size()
                ? of(arches) : "all but " + String.join(", ", others);
    }

    /** Those without a value. */
    public List<String> without(PerArch<?> values) {
        return all.stream().filter(name -> values.on(name).isEmpty()).toList();
    }
}
