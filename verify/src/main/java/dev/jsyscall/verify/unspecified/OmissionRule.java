package dev.jsyscall.verify.unspecified;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.NamePattern;
import dev.jsyscall.generator.model.Position;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** One pattern of an {@code omit} statement. */
record OmissionRule(NamePattern names, Pattern regex, String reason, Position position) {
    /** All rules, those that say most about a name before those that say less. */
    static List<OmissionRule> of(Abi abi) {
        return abi.subsystems().stream().flatMap(subsystem -> subsystem.omissions().stream())
                .flatMap(omission -> omission.rules().stream()
                        .map(rule -> new OmissionRule(rule.names(), rule.names().regex(), omission.reason(), rule.position())))
                .sorted(Comparator.comparing((OmissionRule rule) -> !rule.names.exact()).thenComparing(rule -> -rule.names.text().length()))
                .toList();
    }

    boolean matches(ShownName shown) {
        return shown.names() == names.kind() && regex.matcher(shown.name()).matches();
    }
}
