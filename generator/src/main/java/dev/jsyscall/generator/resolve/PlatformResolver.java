package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Default;
import dev.jsyscall.generator.model.Platform;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.PlatformDeclaration;
import dev.jsyscall.generator.syntax.Suggestion;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeSet;

/** Resolves what the runtime's core asks of the operating system. */
final class PlatformResolver {
    private final Resolution resolution;

    PlatformResolver(Resolution resolution) {
        this.resolution = resolution;
    }

    Optional<Platform> resolve(PlatformDeclaration d, FileScope scope) {
        if (d.errnos().isEmpty()) {
            resolution.diagnostics.report(Problem.NO_ERRNOS, d.os().span());
            return Optional.empty();
        }
        Name errnos = d.errnos().get();
        resolution.names.group(errnos, scope);
        var calls = new LinkedHashMap<String, String>();
        for (PlatformDeclaration.CallRole role : d.calls()) {
            checkNumber(role.call());
            calls.put(role.role().text(), role.call().text());
        }
        var values = new LinkedHashMap<String, Default>();
        for (PlatformDeclaration.ValueRole role : d.values()) {
            values.put(role.role().text(), resolution.byDefault(role.value(), scope));
        }
        return Optional.of(new Platform(errnos.text(), calls, values, d.os().span().position()));
    }

    private void checkNumber(Name call) {
        var known = new TreeSet<String>();
        for (Arch arch : resolution.arches) known.addAll(arch.numbers().keySet());
        if (!known.contains(call.text())) {
            resolution.diagnostics.report(Problem.CALL_WITHOUT_NUMBER, call.span(), call.text(), Suggestion.among(call.text(), known));
        }
    }
}
