package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.syntax.ConstantDeclaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.GroupDeclaration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evaluates the constants of groups and checks them against what their group promises. */
final class GroupResolver {
    private static final Set<Scalar> WIDTHS = EnumSet.of(
            Scalar.U8, Scalar.U16, Scalar.U32, Scalar.U64, Scalar.S8, Scalar.S16, Scalar.S32, Scalar.S64, Scalar.INT, Scalar.UINT,
            Scalar.LONG, Scalar.ULONG);

    private final Resolution resolution;
    private final Diagnostics diagnostics;
    private final Varying varying;

    GroupResolver(Resolution resolution) {
        this.resolution = resolution;
        this.diagnostics = resolution.diagnostics;
        this.varying = resolution.varying;
    }

    Optional<ConstantGroup> resolve(Symbol.Group group, String subsystem) {
        GroupDeclaration d = group.declaration;
        Optional<Scalar> width = Scalars.named(d.width().text()).filter(WIDTHS::contains);
        if (width.isEmpty()) {
            diagnostics.report(Problem.BAD_GROUP_WIDTH, d.width().span(), d.width().text());
            return Optional.empty();
        }
        if (d.constants().isEmpty()) diagnostics.report(Problem.EMPTY_GROUP, d.name().span(), d.name().text());
        var aliases = new Aliases(resolution, group);
        var constants = new ArrayList<Constant>();
        for (ConstantDeclaration constant : d.constants()) {
            if (group.declares(constant)) constants.add(constant(group, constant, width.get(), aliases));
        }
        aliases.check();
        List<ConstantGroup.Field> fields = fields(group, constants);
        return Optional.of(new ConstantGroup(
                d.name().text(), d.kind(), d.prefix(), width.get(), d.mode(), d.doc(), subsystem, fields, constants, d.exclusion(),
                d.name().span().position()));
    }

    private Constant constant(Symbol.Group group, ConstantDeclaration c, Scalar width, Aliases aliases) {
        GroupDeclaration d = group.declaration;
        boolean broken = false;
        for (ArchScope scope : resolution.scopes()) {
            Outcome<Long> value = scope.constant(group, c);
            broken |= value.broken();
            Range range = Range.of(width, scope.arch().data());
            if (value.known() && !range.holds(value.get())) {
                broken = true;
                var span = group.on(scope.arch().name(), c).expression().orElseThrow().span();
                diagnostics.report(
                        Problem.DOES_NOT_FIT, span, c.name().text(), value.get(), width.spec(), range.least(), range.most());
            }
        }
        PerArch<Long> values = PerArch.of(resolution.arches, a -> resolution.on(a).constant(group, c).value());
        String name = c.name().text();
        if (!values.exists() && !broken) diagnostics.report(Problem.EXISTS_NOWHERE, c.name().span(), name);
        boolean varies = varying.varies(group, c);
        boolean fixed = PerArch.of(group.home(resolution.arches), values::on).constant();
        if (!varies && !broken && !fixed && values.exists()) {
            diagnostics.report(Problem.DIFFERS_UNMARKED, c.name().span(), name, difference(values));
        }
        String text = c.value().map(v -> v.text()).orElse("absent");
        return new Constant(
                name, c.cName().orElse(d.prefix() + name), c.doc(), text, values, varies, aliases.canonical(c),
                c.exclusion().or(d::exclusion), c.name().span().position());
    }

    /** Two architectures and what the value is on them. */
    static String difference(PerArch<Long> values) {
        List<Map.Entry<Long, List<String>>> groups = List.copyOf(values.grouped().entrySet());
        String first = groups.get(0).getKey() + " on " + groups.get(0).getValue().get(0);
        if (groups.size() > 1) return first + ", " + groups.get(1).getKey() + " on " + groups.get(1).getValue().get(0);
        return first + ", absent elsewhere";
    }

    private List<ConstantGroup.Field> fields(Symbol.Group group, List<Constant> constants) {
        var fields = new ArrayList<ConstantGroup.Field>();
        for (ConstantDeclaration mask : group.declaration.constants()) {
            if (!mask.mask()) continue;
            String name = mask.name().text();
            if (group.declaration.kind() != ConstantGroup.Kind.FLAGS) {
                diagnostics.report(Problem.FIELD_OUTSIDE_FLAGS, mask.name().span(), name, Wording.kind(group.declaration.kind()));
                continue;
            }
            Optional<Constant> resolved = constants.stream().filter(c -> c.name().equals(name)).findFirst();
            if (resolved.isEmpty()) continue;
            List<Constant> values = constants.stream()
                    .filter(c -> group.inField(c.name(), name))
                    .toList();
            for (Constant value : values) inMask(group, resolved.get(), value);
            fields.add(new ConstantGroup.Field(name, resolved.get(), values));
        }
        return fields;
    }

    private void inMask(Symbol.Group group, Constant mask, Constant value) {
        ConstantDeclaration declaration = group.constants.get(value.name());
        if (declaration == null) return;
        for (Arch arch : resolution.arches) {
            Optional<Long> bits = value.values().on(arch);
            Optional<Long> allowed = mask.values().on(arch);
            if (bits.isPresent() && allowed.isPresent() && (bits.get() & ~allowed.get()) != 0) {
                diagnostics.report(Problem.OUTSIDE_FIELD, declaration.name().span(), value.name(), mask.name());
                return;
            }
        }
    }
}
