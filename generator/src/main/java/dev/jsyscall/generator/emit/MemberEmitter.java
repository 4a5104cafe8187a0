package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.RecordType.Member;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Scalar;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** One member of a record: where it is, and the methods that read and write it. */
final class MemberEmitter {
    private final Emission emission;
    private final RecordType record;
    private final Member member;
    private final ClassName owner;
    private final String name;
    private final boolean partial;
    private final MemberShape shape;
    private final Optional<ConstantGroup> group;
    private final Set<String> constants = new HashSet<>();
    private final TypeSpec.Builder type;

    MemberEmitter(Emission emission, RecordType record, Member member, ClassName owner, TypeSpec.Builder type) {
        this.emission = emission;
        this.record = record;
        this.member = member;
        this.owner = owner;
        this.type = type;
        this.name = JavaNames.member(member.name());
        this.shape = MemberShape.of(member);
        this.group = member.group().flatMap(emission.names()::group);
        this.partial = partial(record, member);
    }

    /** True if some architecture has the record but not the member. */
    static boolean partial(RecordType record, Member member) {
        return member.slots().byArch().size() < record.layouts().byArch().size();
    }

    /** The name of the method that tells whether the running architecture has the member. */
    static String has(Member member) {
        return "has" + JavaNames.capitalized(JavaNames.type(member.name()));
    }

    void add() {
        if (partial) addHas();
        if (shape instanceof MemberShape.Number number) {
            addNumber(access(number.scalars()));
        } else if (shape instanceof MemberShape.BitField bits) {
            addBitField(bits);
        } else if (shape instanceof MemberShape.Text) {
            addText();
        } else if (shape instanceof MemberShape.Numbers numbers) {
            addNumbers(access(numbers.scalars()));
        } else if (shape instanceof MemberShape.Nested nested) {
            addNested(emission.places().record(nested.record()));
        } else if (shape instanceof MemberShape.NestedArray nested) {
            addNestedArray(emission.places().record(nested.record()));
        } else {
            addBytes();
        }
    }

    // ---- one method pair for each shape

    private void addNumber(NumberAccess access) {
        TypeName java = access.type().java();
        add(getter(java).addStatement("return $L", access.read(offset())));
        add(setter(java).addStatement(access.write(offset(), "value")));
        if (access.pointer()) addPointerSetter();
        addWordsSetter(access.type());
    }

    private void addPointerSetter() {
        add(method(name).addJavadoc("$L", setterDoc("Makes {@link #" + name
                + "()} point to {@code target}, which must outlive the record's use."))
                .addParameter(CoreTypes.MEMORY_SEGMENT, "target")
                .addStatement("return $N(target.address())", name));
    }

    private void addWordsSetter(NumberType java) {
        group.ifPresent(g -> {
            ClassName words = emission.places().group(g.name());
            CodeBlock value = CodeBlock.of("$T.parse(words)", words);
            if (java == NumberType.LONG && !g.javaWide()) {
                value = g.type().signed() ? value : CodeBlock.of("$T.toUnsignedLong($L)", Integer.class, value);
            } else if (java == NumberType.INT && g.javaWide()) {
                value = CodeBlock.of("(int) $L", value);
            }
            add(method(name).addJavadoc("$L", setterDoc("Sets {@link #" + name + "()} by the words of {@link " + link(words) + "}."))
                    .addParameter(String.class, "words")
                    .addStatement("return $N($L)", name, value));
        });
    }

    private void addBitField(MemberShape.BitField field) {
        boolean wide = field.bits().byArch().values().stream().anyMatch(b -> b.width() > 32);
        CodeBlock unit = part("UNIT", field.bits().map(Bits::unitOffset));
        CodeBlock bytes = part("BYTES", field.bits().map(Bits::unitBytes));
        CodeBlock shift = part("SHIFT", field.bits().map(Bits::shift));
        CodeBlock width = part("BITS", field.bits().map(Bits::width));
        TypeName java = wide ? TypeName.LONG : TypeName.INT;
        add(getter(java).addStatement("return $L$T.$L(segment, $L, $L, $L, $L)",
                wide ? "" : "(int) ", CoreTypes.ACCESS, field.signed() ? "signedBits" : "bits", unit, bytes, shift, width));
        add(setter(java).addStatement("$T.$L(segment, $L, $L, $L, $L, value)",
                CoreTypes.ACCESS, field.signed() ? "putSignedBits" : "putBits", unit, bytes, shift, width));
        addWordsSetter(wide ? NumberType.LONG : NumberType.INT);
    }

    private void addText() {
        CodeBlock size = MemberShape.flexible(member)
                ? CodeBlock.of("segment.byteSize() - $L", offset())
                : part("BYTES", MemberShape.counts(member));
        add(getter(CoreTypes.STRING).addStatement("return $T.string(segment, $L, $L)", CoreTypes.ACCESS, offset(), size));
        add(setter(CoreTypes.STRING).addStatement("$T.putString(segment, $L, $L, value)", CoreTypes.ACCESS, offset(), size));
    }

    private void addNumbers(NumberAccess access) {
        TypeName java = access.type().java();
        CodeBlock at = elementOffset(access.bytes());
        add(method(name)
                .returns(java)
                .addJavadoc("$L", documentation().tag("param", "index from 0 to {@link #" + countName() + "} - 1"))
                .addParameter(TypeName.INT, "index")
                .addStatement("return $L", access.read(at)));
        add(method(name)
                .addJavadoc("$L", setterDoc("Sets one of {@link #" + name + "(int)}."))
                .addParameter(TypeName.INT, "index")
                .addParameter(java, "value")
                .addStatement(access.write(at, "value"))
                .addStatement("return this"));
        addCount(access.bytes());
    }

    private void addNested(ClassName nested) {
        add(getter(nested).addStatement("return $T.of(segment.asSlice($L, $T.SIZE))", nested, offset(), nested));
        add(setter(nested).addStatement("$N().segment().copyFrom(value.segment())", name));
    }

    private void addNestedArray(ClassName nested) {
        add(method(name)
                .returns(nested)
                .addJavadoc("$L", documentation().tag("param", "index from 0 to {@link #" + countName() + "} - 1"))
                .addParameter(TypeName.INT, "index")
                .addStatement("return $T.of(segment.asSlice($L, $T.SIZE))", nested, elementOffset(CodeBlock.of("$T.SIZE", nested)),
                        nested));
        addCount(CodeBlock.of("$T.SIZE", nested));
    }

    private void addBytes() {
        if (MemberShape.flexible(member)) {
            add(getter(CoreTypes.MEMORY_SEGMENT).addStatement("return segment.asSlice($L)", offset()));
        } else {
            CodeBlock size = part("BYTES", member.slots().map(Slot::size));
            add(getter(CoreTypes.MEMORY_SEGMENT).addStatement("return segment.asSlice($L, $L)", offset(), size));
        }
        add(method(name)
                .addJavadoc("$L", setterDoc("Copies {@code bytes} to the beginning of {@link #" + name + "()}."))
                .addParameter(CoreTypes.MEMORY_SEGMENT, "bytes")
                .addStatement("$N().asSlice(0, bytes.byteSize()).copyFrom(bytes)", name)
                .addStatement("return this"));
    }

    // ---- what they have in common

    private void addHas() {
        type.addMethod(MethodSpec.methodBuilder(has(member))
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("$L", "Whether this architecture has {@link #" + name + "}.")
                .returns(TypeName.BOOLEAN)
                .addStatement("return $L >= 0", offset())
                .build());
    }

    private String countName() {
        return name + "Count()";
    }

    private void addCount(CodeBlock width) {
        CodeBlock count = MemberShape.flexible(member)
                ? CodeBlock.of("(int) ((segment.byteSize() - $L) / $L)", offset(), width)
                : part("COUNT", MemberShape.counts(member));
        type.addMethod(MethodSpec.methodBuilder(name + "Count")
                .addModifiers(PUBLIC)
                .addJavadoc("$L", "How many there are of {@link #" + name + "(int)}.")
                .returns(TypeName.INT)
                .addStatement("return $L", count)
                .build());
    }

    private CodeBlock elementOffset(CodeBlock width) {
        return CodeBlock.of("$L + (long) $T.checkIndex(index, $NCount()) * $L", offset(), Objects.class, name, width);
    }

    private NumberAccess access(PerArch<Scalar> scalars) {
        PerArch<Integer> widths = PerArch.of(emission.abi().arches(), a -> scalars.on(a).map(s -> s.bytes(a.data())));
        boolean array = shape instanceof MemberShape.Numbers;
        boolean needed = array || NumberAccess.of(scalars, CodeBlock.of("")).needsWidth();
        return NumberAccess.of(scalars, needed ? part("BYTES", widths) : CodeBlock.of(""));
    }

    private CodeBlock offset() {
        return part("OFFSET", member.slots().map(Slot::offset));
    }

    /** A number about the member's place: a literal if it is the same on all architectures that have the record, else a constant. */
    private CodeBlock part(String what, PerArch<? extends Number> values) {
        boolean tellsPresence = partial && what.equals("OFFSET");
        if (values.uniform() && !tellsPresence) return CodeBlock.of("$L", values.any());
        String constant = JavaNames.upper(member.name()) + "_" + what;
        if (constants.add(constant)) {
            type.addField(FieldSpec.builder(TypeName.INT, constant, PRIVATE, STATIC, FINAL)
                    .initializer(emission.arch().number(values, -1))
                    .build());
        }
        return CodeBlock.of("$N", constant);
    }

    private MethodSpec.Builder getter(TypeName java) {
        return method(name).returns(java).addJavadoc("$L", documentation());
    }

    private MethodSpec.Builder setter(TypeName java) {
        return method(name).addJavadoc("$L", setterDoc("Sets {@link #" + name + "()}.")).addParameter(java, "value");
    }

    private MethodSpec.Builder method(String methodName) {
        return MethodSpec.methodBuilder(methodName).addModifiers(PUBLIC).returns(owner);
    }

    /** Adds a method, with the check for a missing member before its body and, in a setter that lacks one, a return after it. */
    private void add(MethodSpec.Builder method) {
        MethodSpec built = method.build();
        MethodSpec.Builder complete = MethodSpec.methodBuilder(built.name())
                .addModifiers(built.modifiers().toArray(new Modifier[0]))
                .addJavadoc(built.javadoc())
                .addParameters(built.parameters())
                .returns(built.returnType());
        if (partial) {
            complete.addCode("if (!$N()) throw $T.absent($S, $S);\n", has(member), CoreTypes.ACCESS, record.name(), member.name());
        }
        complete.addCode(built.code());
        if (!built.code().toString().contains("return ")) complete.addStatement("return this");
        type.addMethod(complete.build());
    }

    private JavadocText documentation() {
        String c = "{@code " + member.cPath() + "}";
        String text = member.doc().isBlank() ? c + "." : c + ": " + JavadocText.sentence(member.doc());
        String where = partial ? " " + emission.availability().sentence(member.slots()) : "";
        String values = group.map(g -> " Holds {@link " + link(emission.places().group(g.name())) + "}.").orElse("");
        return new JavadocText().add(text + values + where);
    }

    private static String setterDoc(String text) {
        return new JavadocText().add(text).tag("return", "this").toString();
    }

    private String link(ClassName other) {
        return other.packageName().equals(owner.packageName())
                ? String.join(".", other.simpleNames())
                : other.canonicalName() + " " + other.simpleName();
    }
}
