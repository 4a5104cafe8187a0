package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Parameter.Meaning;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import dev.jsyscall.generator.syntax.Expression;
import dev.jsyscall.generator.syntax.MeaningUse;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.ParameterDeclaration;
import dev.jsyscall.generator.syntax.ResultUse;
import dev.jsyscall.generator.syntax.Suggestion;
import dev.jsyscall.generator.syntax.TypeUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Finds out what parameters and results mean. */
final class MeaningResolver {
    static final Type.Number SIZE = new Type.Number("size_t", Scalar.SIZE);
    private static final Map<String, Meaning> OTHER_MEANINGS = Map.of(
            "fd", new Parameter.Descriptor(false), "path", new Parameter.Text(true), "string", new Parameter.Text(false),
            "ptr", new Parameter.Address());
    private static final Type.Number LONG = new Type.Number("long", Scalar.LONG);

    private final Resolution resolution;
    private final FileScope scope;
    private final Map<String, ParameterDeclaration> parameters = new LinkedHashMap<>();

    /** Meanings in one call's parameter list. */
    MeaningResolver(Resolution resolution, FileScope scope, List<ParameterDeclaration> parameters) {
        this.resolution = resolution;
        this.scope = scope;
        for (ParameterDeclaration p : parameters) {
            if (this.parameters.putIfAbsent(p.name().text(), p) != null) {
                resolution.diagnostics.report(Problem.PARAMETER_TWICE, p.name().span(), p.name().text());
            }
        }
    }

    Optional<Parameter> parameter(ParameterDeclaration p) {
        Optional<Meaning> meaning = meaning(p.meaning());
        if (meaning.isEmpty()) return Optional.empty();
        if (p.byDefault().isPresent()) checkDefault(p, meaning.get(), p.byDefault().get());
        return Optional.of(new Parameter(
                p.name().text(), meaning.get(), p.byDefault().map(d -> resolution.byDefault(d, scope)), p.name().span().position()));
    }

    private void checkDefault(ParameterDeclaration p, Meaning meaning, Expression value) {
        boolean pointer = meaning instanceof Parameter.Pointer m && m.nullable();
        boolean number = meaning instanceof Parameter.Value || meaning instanceof Parameter.Descriptor
                || meaning instanceof Parameter.Halves
                || meaning instanceof Parameter.Address;
        if (!pointer && !number) {
            resolution.diagnostics.report(Problem.DEFAULT_NOT_POSSIBLE, value.span(), p.meaning().text());
            return;
        }
        for (ArchScope arch : resolution.scopes()) {
            Outcome<Long> outcome = arch.evaluate(value, scope, Optional.empty());
            if (!outcome.known()) continue;
            if (pointer && outcome.get() != 0) resolution.diagnostics.report(Problem.POINTER_DEFAULT, value.span());
            Optional<Scalar> scalar = meaning instanceof Parameter.Value v ? Optional.of(v.type().scalar())
                    : meaning instanceof Parameter.Descriptor ? Optional.of(Scalar.INT) : Optional.empty();
            if (scalar.isEmpty() || scalar.get().floating()) continue;
            Range range = Range.of(scalar.get(), arch.arch().data());
            if (!range.holds(outcome.get())) {
                resolution.diagnostics.report(
                        Problem.DOES_NOT_FIT, value.span(), p.name().text(), outcome.get(), scalar.get().spec(), range.least(),
                        range.most());
            }
        }
    }

    Optional<Meaning> meaning(MeaningUse use) {
        if (use instanceof MeaningUse.Fixed m) {
            return Optional.of(new Parameter.Fixed(typeOf(m.value()), resolution.byDefault(m.value(), scope)));
        }
        if (use instanceof MeaningUse.SizeOf m) return sizeOf(m);
        if (use instanceof MeaningUse.Consumed) return Optional.of(new Parameter.Descriptor(true));
        if (use instanceof MeaningUse.Halves m) return halves(m);
        if (use instanceof MeaningUse.Memory m) return memory(m);
        return plain((MeaningUse.Plain) use);
    }

    /** A constant, or several of one width combined, has its group's width; any other number is passed as a C long. */
    private Type.Number typeOf(Expression value) {
        var widths = new LinkedHashMap<Scalar, Type.Number>();
        for (Symbol.Group group : groups(value)) widths.putIfAbsent(number(group).scalar(), number(group));
        return widths.size() == 1 ? widths.values().iterator().next() : LONG;
    }

    private List<Symbol.Group> groups(Expression value) {
        if (value instanceof Expression.Nested nested) return groups(nested.inner());
        if (value instanceof Expression.Binary binary) {
            return Stream.concat(groups(binary.left()).stream(), groups(binary.right()).stream()).toList();
        }
        return value instanceof Expression.Reference r && r.group().isPresent()
                        && resolution.symbols.types.get(r.group().get().text()) instanceof Symbol.Group group
                ? List.of(group) : List.of();
    }

    private static Type.Number number(Symbol.Group group) {
        String width = group.declaration.width().text();
        return new Type.Number(width, Scalars.named(width).orElse(Scalar.INT));
    }

    private Optional<Meaning> sizeOf(MeaningUse.SizeOf m) {
        ParameterDeclaration of = parameters.get(m.parameter().text());
        if (of == null) {
            unknownParameter(m.parameter());
            return Optional.empty();
        }
        if (!(of.meaning() instanceof MeaningUse.Memory)) {
            resolution.diagnostics.report(Problem.SIZEOF_NO_POINTER, m.parameter().span(), m.parameter().text());
            return Optional.empty();
        }
        return Optional.of(new Parameter.SizeOf(SIZE, m.parameter().text()));
    }

    private void unknownParameter(Name name) {
        resolution.diagnostics.report(
                Problem.UNKNOWN_PARAMETER, name.span(), name.text(), Suggestion.among(name.text(), parameters.keySet()));
    }

    private Optional<Meaning> halves(MeaningUse.Halves m) {
        Optional<Type.Number> type = number(m.type());
        if (type.isEmpty()) return Optional.empty();
        Scalar scalar = type.get().scalar();
        if (scalar == Scalar.S64 || scalar == Scalar.U64) return Optional.of(new Parameter.Halves(type.get()));
        resolution.diagnostics.report(Problem.HALVES_OF_NO_64_BIT, m.type().span(), m.type().text());
        return Optional.empty();
    }

    private Optional<Meaning> memory(MeaningUse.Memory m) {
        Optional<Type> element = type(m.type());
        if (element.isEmpty()) return Optional.empty();
        Optional<String> length = Optional.empty();
        if (m.length().isPresent()) {
            Expression expression = m.length().get();
            if (expression instanceof Expression.Reference r && r.group().isEmpty()) {
                if (!counts(r.name())) return Optional.empty();
                length = Optional.of(r.name().text());
            } else {
                Outcome<Long> count = first().count(expression, 1, scope);
                if (!count.known()) return Optional.empty();
                element = Optional.of(new Type.Array(element.get(), OptionalLong.of(count.get())));
            }
        }
        return Optional.of(new Parameter.Pointer(m.direction(), element.get(), length, m.nullable()));
    }

    /** A length is a number, or where the kernel says how much it wrote, the address of one. */
    private boolean counts(Name name) {
        ParameterDeclaration counter = parameters.get(name.text());
        if (counter == null) {
            unknownParameter(name);
            return false;
        }
        MeaningUse use = counter.meaning();
        boolean number = use instanceof MeaningUse.Plain p && isNumber(p.name())
                || use instanceof MeaningUse.Memory m && m.length().isEmpty() && isNumber(m.type())
                || use instanceof MeaningUse.Fixed || use instanceof MeaningUse.SizeOf;
        if (!number) resolution.diagnostics.report(Problem.LENGTH_NO_NUMBER, name.span(), name.text());
        return number;
    }

    private boolean isNumber(Name name) {
        if (OTHER_MEANINGS.containsKey(name.text())) return false;
        if (Scalars.named(name.text()).isPresent()) return true;
        Symbol symbol = resolution.symbols.types.get(name.text());
        // An unknown name is reported where it stands.
        return symbol == null || symbol instanceof Symbol.Typedef;
    }

    private Optional<Meaning> plain(MeaningUse.Plain m) {
        if (m.group().isEmpty()) {
            Meaning known = OTHER_MEANINGS.get(m.name().text());
            if (known != null) return Optional.of(known);
        }
        return valueOf(m.name(), m.group()).map(v -> v.type().scalar() == Scalar.POINTER
                ? new Parameter.Address()
                : new Parameter.Value(v.type(), v.group()));
    }

    private record Number(Type.Number type, Optional<String> group) {}

    /** A number by its type's name, or by the group whose values it takes. */
    private Optional<Number> valueOf(Name name, Optional<Name> group) {
        if (Scalars.named(name.text()).isEmpty() && resolution.symbols.types.get(name.text()) instanceof Symbol.Group) {
            Optional<Symbol.Group> found = resolution.names.group(name, scope);
            if (found.isEmpty()) return Optional.empty();
            group.ifPresent(g -> resolution.diagnostics.report(Problem.GROUP_IN_GROUP, g.span(), name.text()));
            return Optional.of(new Number(number(found.get()), Optional.of(name.text())));
        }
        Optional<Type.Number> type = number(name);
        if (group.isPresent() && resolution.names.group(group.get(), scope).isEmpty()) return Optional.empty();
        return type.map(t -> new Number(t, group.map(Name::text)));
    }

    private Optional<Type.Number> number(Name name) {
        Optional<Type> type = type(name);
        if (type.isEmpty()) return Optional.empty();
        if (type.get() instanceof Type.Number number) return Optional.of(number);
        resolution.diagnostics.report(Problem.NOT_A_NUMBER_TYPE, name.span(), name.text());
        return Optional.empty();
    }

    /** The type as the common spec has it, which is what the first architecture that does not override it has. */
    private Optional<Type> type(Name name) {
        var use = new TypeUse(Optional.empty(), name, List.of(), name.span());
        Symbol symbol = resolution.symbols.types.get(name.text());
        if (symbol instanceof Symbol.Record record) {
            // What an architecture lacks may still be what a call takes where both exist.
            return resolution.names.type(name, scope).map(s -> new Type.Reference(record.name().text()));
        }
        for (ArchScope arch : resolution.scopes()) {
            if (symbol instanceof Symbol.Typedef typedef && typedef.overrides.containsKey(arch.arch().name())) continue;
            return arch.shape(use, scope).map(Shape::type).value();
        }
        return first().shape(use, scope).map(Shape::type).value();
    }

    private ArchScope first() {
        return resolution.scopes().iterator().next();
    }

    Optional<Result> result(Optional<ResultUse> use) {
        if (use.isEmpty()) return Optional.of(new Result.None());
        if (use.get() instanceof ResultUse.Owned) return Optional.of(new Result.OwnedDescriptor());
        var plain = (ResultUse.Plain) use.get();
        String name = plain.name().text();
        if (name.equals("never")) return Optional.of(new Result.Never());
        if (name.equals("fd")) {
            resolution.diagnostics.report(Problem.RESULT_NOT_OWNED, plain.name().span());
            return Optional.empty();
        }
        return valueOf(plain.name(), plain.group())
                .map(v -> v.type().scalar() == Scalar.POINTER ? new Result.Address() : new Result.Value(v.type(), v.group()));
    }
}
