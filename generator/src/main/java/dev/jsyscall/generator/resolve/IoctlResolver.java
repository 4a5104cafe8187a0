package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.syntax.Expression;
import dev.jsyscall.generator.syntax.IoctlDeclaration;
import dev.jsyscall.generator.syntax.MeaningUse;
import java.util.List;
import java.util.Optional;

/** Resolves device requests. */
final class IoctlResolver {
    private static final long MOST = 0xffff_ffffL;

    private final Resolution resolution;
    private final Varying varying;

    IoctlResolver(Resolution resolution) {
        this.resolution = resolution;
        this.varying = resolution.varying;
    }

    Optional<Ioctl> resolve(Symbol.Ioctl ioctl, String subsystem) {
        IoctlDeclaration d = ioctl.declaration;
        PerArch<Long> requests = requests(ioctl);
        boolean varies = d.varies() || d.value().filter(v -> varying.varies(v, Optional.empty())).isPresent();
        boolean fixed = PerArch.of(ioctl.home(resolution.arches), requests::on).constant();
        if (!varies && requests.exists() && !fixed) {
            resolution.diagnostics.report(Problem.DIFFERS_UNMARKED, d.name().span(), d.name().text(), GroupResolver.difference(requests));
        }
        var meanings = new MeaningResolver(resolution, ioctl.scope(), List.of());
        Optional<Result> result = meanings.result(d.result());
        Optional<Parameter> argument = Optional.empty();
        if (d.argument().isPresent()) {
            MeaningUse use = d.argument().get();
            if (use instanceof MeaningUse.Halves) {
                resolution.diagnostics.report(Problem.BAD_IOCTL_ARGUMENT, use.span(), use.text());
                return Optional.empty();
            }
            Optional<Parameter.Meaning> meaning = meanings.meaning(use);
            if (meaning.isEmpty()) return Optional.empty();
            argument = Optional.of(new Parameter("argument", meaning.get(), Optional.empty(), use.span().position()));
        }
        if (result.isEmpty()) return Optional.empty();
        String text = d.value().map(Expression::text).orElse("absent");
        return Optional.of(new Ioctl(
                d.name().text(), d.doc(), subsystem, text, requests, varies, argument, result.get(), d.blocking(), d.since(),
                d.exclusion(), d.name().span().position()));
    }

    private PerArch<Long> requests(Symbol.Ioctl ioctl) {
        boolean broken = false;
        for (ArchScope scope : resolution.scopes()) {
            Symbol.Value value = ioctl.on(scope.arch().name());
            Outcome<Long> request = request(ioctl, scope);
            broken |= request.broken();
            if (request.known() && (request.get() < 0 || request.get() > MOST)) {
                broken = true;
                var span = value.expression().orElseThrow().span();
                resolution.diagnostics.report(Problem.DOES_NOT_FIT, span, ioctl.name().text(), request.get(), "u32", 0, MOST);
            }
        }
        PerArch<Long> requests = PerArch.of(resolution.arches, a -> request(ioctl, resolution.on(a)).value());
        if (!requests.exists() && !broken) {
            resolution.diagnostics.report(Problem.EXISTS_NOWHERE, ioctl.name().span(), ioctl.name().text());
        }
        return requests;
    }

    private static Outcome<Long> request(Symbol.Ioctl ioctl, ArchScope scope) {
        Symbol.Value value = ioctl.on(scope.arch().name());
        return value.expression().map(e -> scope.evaluate(e, value.scope(), Optional.empty())).orElse(Outcome.absent());
    }
}
