package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.layout.BitPlace;
import dev.jsyscall.generator.layout.BitUnits;
import dev.jsyscall.generator.layout.RecordLayouter;
import dev.jsyscall.generator.model.DataModel;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Type;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.Expression;
import dev.jsyscall.generator.syntax.MemberDeclaration;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.RecordClauses;
import dev.jsyscall.generator.syntax.RecordDeclaration;
import dev.jsyscall.generator.syntax.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Lays records out for one architecture: members in order, inner records within, anonymous ones flattened. */
final class RecordLayout {
    private static final long LARGEST_ALIGNMENT = 1 << 16;
    private static final long LARGEST = Integer.MAX_VALUE;

    private final ArchScope arch;
    private final DataModel data;
    private final Names names;
    private final Diagnostics diagnostics;

    RecordLayout(ArchScope arch, DataModel data, Names names, Diagnostics diagnostics) {
        this.arch = arch;
        this.data = data;
        this.names = names;
        this.diagnostics = diagnostics;
    }

    Outcome<RecordShape> layout(Symbol.Record.Body body) {
        RecordDeclaration d = body.declaration();
        var at = new Place(d.name().text(), d.name().span(), d.doc(), d.union(), d.clauses().prefix().orElse(""), body.scope());
        Optional<RecordShape> shape = new Builder(at, d.clauses()).build(d.members());
        return shape.map(Outcome::of).orElse(Outcome.failed());
    }

    private record Place(String name, Span span, String doc, boolean union, String prefix, FileScope scope) {}

    /** The members of one record, collected. A bit-field's unit can be chosen only when the record's size is known. */
    private final class Builder {
        private record Pending(String member, Type type, BitPlace bits) {}

        private final Place at;
        private final RecordClauses clauses;
        private final RecordLayouter layouter;
        private final List<Object> slots = new ArrayList<>();
        private final List<RecordShape.MemberFacts> members = new ArrayList<>();
        private final List<RecordShape.Inner> inner = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private boolean flexible;
        private boolean failed;

        Builder(Place at, RecordClauses clauses) {
            this.at = at;
            this.clauses = clauses;
            this.layouter = new RecordLayouter(at.union(), clauses.packed());
        }

        Optional<RecordShape> build(List<MemberDeclaration> declarations) {
            for (MemberDeclaration declaration : declarations) {
                if (flexible && !at.union()) fail(Problem.FLEXIBLE_NOT_LAST, declaration.span());
                if (declaration instanceof MemberDeclaration.Field field) field(field);
                else inner((MemberDeclaration.Inner) declaration);
            }
            long atLeast = alignment(clauses.aligned());
            if (failed) return Optional.empty();
            long size = layouter.size(atLeast);
            if (size > LARGEST) {
                fail(Problem.TOO_LARGE, at.span());
                return Optional.empty();
            }
            Optional<List<Slot>> placed = placed(size);
            return placed.map(s -> new RecordShape(
                    new Layout(size, layouter.align(atLeast), s, flexible), at.prefix(), at.union(), at.doc(), at.span().position(),
                    members, inner));
        }

        private void field(MemberDeclaration.Field field) {
            facts(field.name(), field.cName(), field.doc(), field.group());
            Outcome<Shape> outcome = arch.shape(field.type(), at.scope());
            if (!outcome.known()) {
                if (!outcome.broken()) fail(Problem.ABSENT_HERE, field.type().span(), field.type().text(), arch.arch().name());
                failed = true;
                return;
            }
            Shape shape = outcome.get();
            if (field.bits().isPresent()) {
                bits(field, shape, field.bits().get());
                return;
            }
            long offset = layouter.place(shape.size(), shape.align(), alignment(field.aligned()));
            flexible |= shape.flexible();
            slots.add(new Slot(field.name().text(), shape.type(), offset, shape.size(), Optional.empty()));
        }

        private void bits(MemberDeclaration.Field field, Shape shape, Expression width) {
            boolean integer = shape.type() instanceof Type.Number n && !n.scalar().floating() && !n.scalar().bigEndian()
                    && !n.scalar().littleEndian();
            if (!integer) {
                fail(Problem.BITS_OF_NO_INTEGER, field.type().span(), field.type().text());
                return;
            }
            if (field.aligned().isPresent()) fail(Problem.ALIGNED_BITS, field.name().span());
            Outcome<Long> bits = arch.evaluate(width, at.scope(), Optional.empty());
            if (!bits.known()) {
                if (!bits.broken()) fail(Problem.ABSENT_HERE, width.span(), width.text(), arch.arch().name());
                failed = true;
                return;
            }
            if (bits.get() < 1 || bits.get() > shape.size() * 8) {
                fail(Problem.BAD_BIT_WIDTH, width.span(), bits.get(), field.type().text(), shape.size() * 8);
                return;
            }
            BitPlace place = layouter.placeBits((int) (long) bits.get(), (int) shape.size(), shape.align());
            slots.add(new Pending(field.name().text(), shape.type(), place));
        }

        private void inner(MemberDeclaration.Inner declaration) {
            String prefix = declaration.clauses().prefix().orElse(declaration.name().isPresent() ? "" : at.prefix());
            String name = declaration.name().map(n -> at.name() + "." + n.text()).orElse(at.name());
            var place = new Place(name, declaration.span(), declaration.doc(), declaration.union(), prefix, at.scope());
            Optional<RecordShape> built = new Builder(place, declaration.clauses()).build(declaration.members());
            if (built.isEmpty()) {
                failed = true;
                return;
            }
            Layout layout = built.get().layout();
            if (declaration.name().isPresent()) named(declaration, declaration.name().get(), built.get());
            else flatten(built.get(), layouter.place(layout.size(), layout.align(), 1));
            flexible |= layout.flexible();
        }

        private void named(MemberDeclaration.Inner declaration, Name name, RecordShape shape) {
            facts(name, declaration.cName(), declaration.doc(), Optional.empty());
            String full = at.name() + "." + name.text();
            Layout layout = shape.layout();
            Type type = new Type.Reference(full);
            long size = layout.size();
            if (declaration.length().isPresent()) {
                if (layout.flexible()) {
                    fail(Problem.ARRAY_OF_FLEXIBLE, declaration.span());
                    return;
                }
                Outcome<Long> count = arch.count(declaration.length().get(), size, at.scope());
                if (!count.known()) {
                    failed = true;
                    return;
                }
                type = new Type.Array(type, OptionalLong.of(count.get()));
                size *= count.get();
            }
            long offset = layouter.place(size, layout.align(), 1);
            slots.add(new Slot(name.text(), type, offset, size, Optional.empty()));
            inner.add(new RecordShape.Inner(full, shape));
            inner.addAll(shape.inner());
        }

        /** The members of an anonymous record are the outer one's. */
        private void flatten(RecordShape shape, long offset) {
            for (RecordShape.MemberFacts member : shape.members()) {
                if (!seen.add(member.name())) {
                    fail(Problem.MEMBER_TWICE, new Span(member.position(), member.name().length()), member.name());
                }
                members.add(member);
            }
            for (Slot slot : shape.layout().slots()) {
                Optional<Bits> bits = slot.bits().map(b -> new Bits(
                        b.unitOffset() + offset, b.unitBytes(), b.shift(), b.width(), b.byteOffset() + offset, b.from(), b.to()));
                slots.add(new Slot(slot.member(), slot.type(), slot.offset() + offset, slot.size(), bits));
            }
            inner.addAll(shape.inner());
        }

        private void facts(Name name, Optional<String> cName, String doc, Optional<Name> group) {
            if (!seen.add(name.text())) fail(Problem.MEMBER_TWICE, name.span(), name.text());
            group.ifPresent(g -> {
                if (names.group(g, at.scope()).isEmpty()) failed = true;
            });
            String cPath = cName.orElse(at.prefix() + name.text());
            members.add(new RecordShape.MemberFacts(name.text(), cPath, doc, group.map(Name::text), name.span().position()));
        }

        private long alignment(Optional<Expression> clause) {
            if (clause.isEmpty()) return 1;
            Outcome<Long> value = arch.evaluate(clause.get(), at.scope(), Optional.empty());
            if (!value.known()) {
                if (!value.broken()) fail(Problem.ABSENT_HERE, clause.get().span(), clause.get().text(), arch.arch().name());
                failed = true;
                return 1;
            }
            long alignment = value.get();
            if (alignment >= 1 && alignment <= LARGEST_ALIGNMENT && Long.bitCount(alignment) == 1) return alignment;
            fail(Problem.BAD_ALIGNMENT, clause.get().span(), alignment, LARGEST_ALIGNMENT);
            return 1;
        }

        private Optional<List<Slot>> placed(long size) {
            var placed = new ArrayList<Slot>();
            for (Object slot : slots) {
                if (slot instanceof Slot s) {
                    placed.add(s);
                    continue;
                }
                var pending = (Pending) slot;
                Optional<Bits> bits = BitUnits.choose(pending.bits(), data.littleEndian(), size);
                if (bits.isEmpty()) {
                    fail(Problem.BITS_TOO_SPREAD, at.span(), pending.member());
                    return Optional.empty();
                }
                Bits b = bits.get();
                long bytes = (b.from() + b.width() + 7L) / 8;
                placed.add(new Slot(pending.member(), pending.type(), b.byteOffset(), bytes, bits));
            }
            return Optional.of(placed);
        }

        private void fail(Problem problem, Span span, Object... details) {
            diagnostics.report(problem, span, details);
            failed = true;
        }
    }
}
