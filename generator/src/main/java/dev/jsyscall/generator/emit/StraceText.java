package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Member;
import java.util.Optional;
import java.util.StringJoiner;

/** A record's {@code toString}: {@code {st_mode=S_IFREG|0644, st_size=12}}, as strace prints it. */
final class StraceText {
    private final Emission emission;
    private final RecordType record;

    StraceText(Emission emission, RecordType record) {
        this.emission = emission;
        this.record = record;
    }

    MethodSpec method() {
        CodeBlock.Builder body = CodeBlock.builder()
                .addStatement("$T text = new $T($S, $S, $S)", StringJoiner.class, StringJoiner.class, ", ", "{", "}");
        for (Member member : record.members()) {
            if (!RecordEmitter.accessible(member)) continue;
            boolean partial = MemberEmitter.partial(record, member);
            CodeBlock value = value(member);
            if (partial) body.add("if ($L()) ", MemberEmitter.has(member));
            body.addStatement("text.add($S + $L)", cName(member) + "=", value);
        }
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(String.class)
                .addCode(body.addStatement("return text.toString()").build())
                .build();
    }

    private static String cName(Member member) {
        return member.cPath().substring(member.cPath().lastIndexOf('.') + 1);
    }

    private CodeBlock value(Member member) {
        String name = JavaNames.member(member.name());
        CodeBlock call = CodeBlock.of("$N()", name);
        MemberShape shape = MemberShape.of(member);
        if (shape instanceof MemberShape.Number number) return number(member, NumberAccess.of(number.scalars(), CodeBlock.of("")), call);
        if (shape instanceof MemberShape.BitField bits) return grouped(member, bits.bits().any().width() > 32, call).orElse(call);
        if (shape instanceof MemberShape.Text) return CodeBlock.of("$T.string($L)", CoreTypes.QUOTE, call);
        if (shape instanceof MemberShape.Nested) return call;
        if (shape instanceof MemberShape.Bytes) return CodeBlock.of("$T.bytes($L)", CoreTypes.QUOTE, call);
        if (shape instanceof MemberShape.Numbers numbers) {
            return elements(name, NumberAccess.of(numbers.scalars(), CodeBlock.of("")).show(CodeBlock.of("$N(i)", name)));
        }
        return elements(name, CodeBlock.of("$N(i)", name));
    }

    private CodeBlock number(Member member, NumberAccess access, CodeBlock call) {
        return grouped(member, access.type() == NumberType.LONG, call).orElseGet(() -> access.show(call));
    }

    private Optional<CodeBlock> grouped(Member member, boolean wide, CodeBlock call) {
        Optional<ConstantGroup> group = member.group().flatMap(emission.abi()::group);
        return group.map(g -> {
            ClassName words = emission.places().group(g.name());
            return CodeBlock.of("$T.table().shown($L$L)", words, wide && !g.javaWide() ? "(int) " : "", call);
        });
    }

    private static CodeBlock elements(String name, CodeBlock element) {
        return CodeBlock.of("$T.elements($NCount(), i -> $L)", CoreTypes.QUOTE, name, element);
    }
}
