package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import dev.jsyscall.generator.syntax.ConstantDeclaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.Expression;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.Span;
import dev.jsyscall.generator.syntax.TypeUse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** What names and expressions come to on one architecture. Each is worked out once, when first asked for. */
final class ArchScope {
    /** Constants and types may be defined through each other this deep; real specs need three or four levels. */
    private static final int DEEPEST = 100;
    /** How much more of the stack a definition takes than an operator. */
    private static final int DEFINITION = 3;
    /** No record of any kernel comes near; sizes below this cannot overflow the sums made of them. */
    private static final long LARGEST = Integer.MAX_VALUE;

    private final Arch arch;
    private final Names names;
    private final Diagnostics diagnostics;
    private final Arithmetic arithmetic;
    private final RecordLayout records;
    private final Map<Name, Outcome<Long>> constants = new HashMap<>();
    private final Map<Symbol.Typedef, Outcome<Shape>> typedefs = new HashMap<>();
    private final Map<Symbol.Record, Outcome<RecordShape>> shapes = new HashMap<>();
    private final Set<Object> inProgress = new HashSet<>();
    private int depth;

    ArchScope(Arch arch, Names names, Diagnostics diagnostics) {
        this.arch = arch;
        this.names = names;
        this.diagnostics = diagnostics;
        this.arithmetic = new Arithmetic(diagnostics);
        this.records = new RecordLayout(this, arch.data(), names, diagnostics);
    }

    Arch arch() {
        return arch;
    }

    /** Runs a step that may lead back to itself. */
    private <T> Outcome<T> guarded(Object key, Span at, String name, Supplier<Outcome<T>> step) {
        if (!inProgress.add(key)) {
            diagnostics.report(Problem.DEFINED_BY_ITSELF, at, name);
            return Outcome.failed();
        }
        try {
            return deeper(at, DEFINITION, step);
        } finally {
            inProgress.remove(key);
        }
    }

    private <T> Outcome<T> deeper(Span at, int levels, Supplier<Outcome<T>> step) {
        if (depth >= DEEPEST * DEFINITION) {
            diagnostics.report(Problem.TOO_DEEP, at, DEEPEST);
            return Outcome.failed();
        }
        depth += levels;
        try {
            return step.get();
        } finally {
            depth -= levels;
        }
    }

    // ---- constants

    /** A constant's value, not yet checked against its group's width. */
    Outcome<Long> constant(Symbol.Group group, ConstantDeclaration constant) {
        Outcome<Long> known = constants.get(constant.name());
        if (known != null) return known;
        Symbol.Value value = group.on(arch.name(), constant);
        Outcome<Long> outcome = value.expression().isEmpty()
                ? Outcome.absent()
                : guarded(constant.name(), constant.name().span(), constant.name().text(),
                        () -> evaluate(value.expression().get(), value.scope(), Optional.of(group)));
        constants.put(constant.name(), outcome);
        return outcome;
    }

    /**
     * An expression's value; absent where it names a constant that the architecture lacks.
     *
     * @param group the group whose constants may be named without their group
     */
    Outcome<Long> evaluate(Expression expression, FileScope scope, Optional<Symbol.Group> group) {
        return deeper(expression.span(), 1, () -> compute(expression, scope, group));
    }

    private Outcome<Long> compute(Expression expression, FileScope scope, Optional<Symbol.Group> group) {
        if (expression instanceof Expression.Literal e) return Outcome.of(e.value());
        if (expression instanceof Expression.Nested e) return evaluate(e.inner(), scope, group);
        if (expression instanceof Expression.Unary e) {
            return evaluate(e.operand(), scope, group).map(v -> arithmetic.unary(e.operator(), v));
        }
        if (expression instanceof Expression.Binary e) return binary(e, scope, group);
        if (expression instanceof Expression.Reference e) return reference(e, scope, group);
        if (expression instanceof Expression.SizeOf e) return size(e.type(), scope);
        return ioctlNumber((Expression.IoctlNumber) expression, scope, group);
    }

    private Outcome<Long> binary(Expression.Binary e, FileScope scope, Optional<Symbol.Group> group) {
        Outcome<Long> left = evaluate(e.left(), scope, group);
        Outcome<Long> right = evaluate(e.right(), scope, group);
        if (!left.known()) return right.broken() ? right : left;
        if (!right.known()) return right;
        OptionalLong result = arithmetic.binary(e, left.get(), right.get());
        return result.isPresent() ? Outcome.of(result.getAsLong()) : Outcome.failed();
    }

    private Outcome<Long> reference(Expression.Reference e, FileScope scope, Optional<Symbol.Group> group) {
        Optional<Symbol.Group> owner = e.group().isPresent() ? names.group(e.group().get(), scope) : group;
        if (owner.isEmpty()) {
            if (e.group().isEmpty()) diagnostics.report(Problem.BARE_NAME, e.name().span(), e.name().text());
            return Outcome.failed();
        }
        Optional<ConstantDeclaration> constant = names.constant(owner.get(), e.name());
        return constant.isEmpty() ? Outcome.failed() : constant(owner.get(), constant.get());
    }

    private Outcome<Long> size(TypeUse type, FileScope scope) {
        Outcome<Shape> shape = shape(type, scope);
        if (shape.known() && shape.get().type() instanceof Type.Array array && array.count().isEmpty()) {
            diagnostics.report(Problem.SIZE_OF_FLEXIBLE, type.span());
            return Outcome.failed();
        }
        return shape.map(Shape::size);
    }

    private Outcome<Long> ioctlNumber(Expression.IoctlNumber e, FileScope scope, Optional<Symbol.Group> group) {
        Outcome<Long> type = evaluate(e.type(), scope, group);
        Outcome<Long> number = evaluate(e.number(), scope, group);
        Outcome<Long> size = e.argument().map(a -> size(a, scope)).orElse(Outcome.of(0L));
        if (!type.known() || !number.known() || !size.known()) {
            return type.broken() || number.broken() || size.broken() ? Outcome.failed() : Outcome.absent();
        }
        long most = (1L << arch.ioctl().sizeBits()) - 1;
        if (type.get() < 0 || type.get() > 255 || number.get() < 0 || number.get() > 255 || size.get() > most) {
            diagnostics.report(Problem.IOCTL_PART_TOO_LARGE, e.span(), type.get(), number.get(), size.get(), most);
            return Outcome.failed();
        }
        boolean reads = e.macro().contains("R");
        boolean writes = e.macro().contains("W");
        return Outcome.of(arch.ioctl().encode(reads, writes, type.get(), number.get(), size.get()));
    }

    // ---- types

    /** A type's size, alignment and resolved form. */
    Outcome<Shape> shape(TypeUse use, FileScope scope) {
        Outcome<Shape> shape = named(use, scope);
        for (int i = use.lengths().size() - 1; i >= 0 && shape.known(); i--) shape = array(shape.get(), use, i, scope);
        return shape;
    }

    private Outcome<Shape> array(Shape element, TypeUse use, int dimension, FileScope scope) {
        if (element.flexible()) {
            diagnostics.report(Problem.ARRAY_OF_FLEXIBLE, use.span());
            return Outcome.failed();
        }
        Optional<Expression> length = use.lengths().get(dimension);
        if (length.isEmpty()) {
            return Outcome.of(new Shape(new Type.Array(element.type(), OptionalLong.empty()), 0, element.align(), true));
        }
        return count(length.get(), element.size(), scope)
                .map(n -> new Shape(new Type.Array(element.type(), OptionalLong.of(n)), n * element.size(), element.align(), false));
    }

    /** How many elements of some size an array has. */
    Outcome<Long> count(Expression length, long elementSize, FileScope scope) {
        Outcome<Long> count = evaluate(length, scope, Optional.empty());
        if (!count.known()) {
            if (!count.broken()) diagnostics.report(Problem.ABSENT_HERE, length.span(), length.text(), arch.name());
            return Outcome.failed();
        }
        if (count.get() < 0) {
            diagnostics.report(Problem.NEGATIVE_LENGTH, length.span(), count.get());
            return Outcome.failed();
        }
        if (count.get() > LARGEST / Math.max(1, elementSize)) {
            diagnostics.report(Problem.TOO_LARGE, length.span());
            return Outcome.failed();
        }
        return count;
    }

    private Outcome<Shape> named(TypeUse use, FileScope scope) {
        Name name = use.name();
        Optional<Scalar> scalar = Scalars.named(name.text());
        if (scalar.isPresent()) {
            if (use.keyword().isPresent()) {
                diagnostics.report(Problem.WRONG_KEYWORD, use.span(), name.text(), "a built-in type");
                return Outcome.failed();
            }
            Scalar s = scalar.get();
            return Outcome.of(new Shape(new Type.Number(name.text(), s), s.bytes(arch.data()), s.align(arch.data()), false));
        }
        Optional<Symbol> symbol = names.type(name, scope);
        if (symbol.isEmpty()) return Outcome.failed();
        if (symbol.get() instanceof Symbol.Typedef typedef) return typedef(use, typedef);
        if (symbol.get() instanceof Symbol.Record record) return reference(use, record);
        diagnostics.report(Problem.GROUP_AS_TYPE, name.span(), name.text(), ((Symbol.Group) symbol.get()).declaration.width().text());
        return Outcome.failed();
    }

    private Outcome<Shape> typedef(TypeUse use, Symbol.Typedef typedef) {
        if (use.keyword().isPresent()) {
            diagnostics.report(Problem.WRONG_KEYWORD, use.span(), use.name().text(), "a typedef");
            return Outcome.failed();
        }
        Outcome<Shape> shape = typedef(typedef);
        // A number keeps the name it was written by.
        return shape.map(s -> s.type() instanceof Type.Number n
                ? new Shape(new Type.Number(use.name().text(), n.scalar()), s.size(), s.align(), false)
                : s);
    }

    /** What a typedef stands for. */
    Outcome<Shape> typedef(Symbol.Typedef typedef) {
        Outcome<Shape> known = typedefs.get(typedef);
        if (known != null) return known;
        Symbol.Typedef.Target target = typedef.on(arch.name());
        Outcome<Shape> shape = guarded(typedef, typedef.name().span(), typedef.name().text(), () -> shape(target.type(), target.scope()));
        typedefs.put(typedef, shape);
        return shape;
    }

    private Outcome<Shape> reference(TypeUse use, Symbol.Record record) {
        String is = record.declaration.union() ? "union" : "struct";
        if (use.keyword().isPresent() && !use.keyword().get().equals(is)) {
            diagnostics.report(Problem.WRONG_KEYWORD, use.span(), use.name().text(), "a " + is);
            return Outcome.failed();
        }
        Outcome<RecordShape> shape = record(record);
        if (!shape.known() && !shape.broken()) {
            diagnostics.report(Problem.ABSENT_HERE, use.span(), use.text(), arch.name());
            return Outcome.failed();
        }
        return shape.map(s -> new Shape(
                new Type.Reference(record.name().text()), s.layout().size(), s.layout().align(), s.layout().flexible()));
    }

    /** A record's layout. */
    Outcome<RecordShape> record(Symbol.Record record) {
        Outcome<RecordShape> known = shapes.get(record);
        if (known != null) return known;
        Outcome<RecordShape> shape = record.absent(arch.name())
                ? Outcome.absent()
                : guarded(record, record.name().span(), record.name().text(), () -> records.layout(record.on(arch.name())));
        shapes.put(record, shape);
        return shape;
    }
}
