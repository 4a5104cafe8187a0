package dev.jsyscall.verify.unspecified;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.view.KernelHeaders;
import dev.jsyscall.verify.view.Looking;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the headers of architectures show and the specs do not describe. */
public final class Unspecified {
    private final List<Coverage> coverages;
    private final List<OmissionRule> rules;
    /** Headers of some architectures were not looked at, so no rule can be called out of date. */
    private final boolean partial;

    private Unspecified(List<Coverage> coverages, List<OmissionRule> rules, boolean partial) {
        this.coverages = coverages;
        this.rules = rules;
        this.partial = partial;
    }

    /**
     * Looks at the headers of the given architectures.
     *
     * @param all whether to count every header's names and not only those of {@link KernelHeaders#counted()}
     * @throws IOException if an architecture's headers or a compiler for them are not to be had
     */
    public static Unspecified of(Abi abi, List<Arch> arches, Toolchains toolchains, boolean all) throws IOException {
        SpecifiedNames specified = SpecifiedNames.of(abi);
        List<OmissionRule> rules = OmissionRule.of(abi);
        Map<Arch, Coverage> coverages = Looking.at(
                arches, toolchains, KernelHeaders::all, (arch, view) -> Coverage.of(arch, view, specified, rules, all));
        return new Unspecified(List.copyOf(coverages.values()), rules, arches.size() < abi.arches().size());
    }

    /** The least share, in percent, of constants or of records that is specified or left out by a rule on some architecture. */
    public double least() {
        return coverages.stream().flatMap(c -> Stream.of(c.constants(), c.counts(ShownName.Kind.RECORD)))
                .mapToDouble(Coverage.Counts::percent).min().orElse(0);
    }

    /** Whether a rule is wrong: it contradicts the specs, or leaves out nothing. */
    public boolean wrong() {
        return !needless().isEmpty() || !idle().isEmpty();
    }

    List<Coverage> coverages() {
        return coverages;
    }

    List<OmissionRule> rules() {
        return rules;
    }

    /** Rules that leave out what is specified. */
    Set<OmissionRule> needless() {
        var needless = new LinkedHashSet<OmissionRule>();
        coverages.forEach(coverage -> needless.addAll(coverage.needless()));
        return needless;
    }

    /** Rules that leave out nothing on any architecture. */
    Set<OmissionRule> idle() {
        if (partial) {
            return Set.of();
        }
        var idle = new LinkedHashSet<>(rules);
        coverages.forEach(coverage -> idle.removeAll(coverage.omitted().keySet()));
        idle.removeAll(needless());
        return idle;
    }

    /** The names that a rule leaves out on some architecture. */
    Set<ShownName> omitted(OmissionRule rule) {
        var names = new LinkedHashSet<ShownName>();
        coverages.forEach(coverage -> names.addAll(coverage.omitted().getOrDefault(rule, Set.of())));
        return names;
    }
}
