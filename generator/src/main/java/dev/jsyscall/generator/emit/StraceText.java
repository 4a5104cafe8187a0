package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Member;
import java.util.List;
import java.util.Optional;

/** A record's {@code toString}: {@code {st_mode=S_IFREG|0644, st_size=12}}, as strace prints it. */
final class StraceText {
    private final Emission emission;
    private final RecordType record;

    StraceText(Emission emission, RecordType record) {
        this.emission = emission;
        this.record = record;
    }

    MethodSpec method() {
        List<Member> shown = record.members().stream().filter(RecordEmitter::accessible).toList();
        boolean partial = shown.stream().anyMatch(member -> MemberEmitter.partial(record, member));
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(String.class)
                .addCode(partial ? oneByOne(shown) : chained(shown))
                .build();
    }

    private CodeBlock chained(List<Member> shown) {
        CodeBlock.Builder chain = CodeBlock.builder().add("return new $T()$>$>", CoreTypes.STRUCT_TEXT);
        for (Member member : shown) chain.add("\n.$L", addition(member));
        return chain.add("\n.toString();\n$<$<").build();
    }

    /** Members that some architectures lack are left out there. */
    private CodeBlock oneByOne(List<Member> shown) {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("$1T text = new $1T()", CoreTypes.STRUCT_TEXT);
        for (Member member : shown) {
            if (MemberEmitter.partial(record, member)) body.add("if ($L()) ", MemberEmitter.has(member));
            body.addStatement("text.$L", addition(member));
        }
        return body.addStatement("return text.toString()").build();
    }

    private static String cName(Member member) {
        return member.cPath().substring(member.cPath().lastIndexOf('.') + 1);
    }

    private CodeBlock addition(Member member) {
        String name = JavaNames.member(member.name());
        CodeBlock call = CodeBlock.of("$N()", name);
        MemberShape shape = MemberShape.of(member);
        if (shape instanceof MemberShape.Number number) return number(member, NumberAccess.of(number.scalars(), CodeBlock.of("")), call);
        if (shape instanceof MemberShape.BitField bits) {
            return words(member, bits.bits().any().width() > 32, call).orElseGet(() -> add("add", member, call));
        }
        if (shape instanceof MemberShape.Text) return add("string", member, call);
        if (shape instanceof MemberShape.Nested) return add("add", member, call);
        if (shape instanceof MemberShape.Bytes) return add("bytes", member, call);
        if (shape instanceof MemberShape.Numbers numbers) {
            return elements(member, NumberAccess.of(numbers.scalars(), CodeBlock.of("")).show(CodeBlock.of("$N(i)", name)));
        }
        return elements(member, CodeBlock.of("$N(i)", name));
    }

    private CodeBlock number(Member member, NumberAccess access, CodeBlock call) {
        return words(member, access.type() == NumberType.LONG, call).orElseGet(() -> add(access.shownBy(), member, call));
    }

    private Optional<CodeBlock> words(Member member, boolean wide, CodeBlock call) {
        Optional<ConstantGroup> group = member.group().flatMap(emission.names()::group);
        return group.map(g -> {
            ClassName words = emission.places().group(g.name());
            return CodeBlock.of("words($S, $T.table(), $L$L)", cName(member), words, wide && !g.javaWide() ? "(int) " : "", call);
        });
    }

    private static CodeBlock add(String method, Member member, CodeBlock value) {
        return CodeBlock.of("$L($S, $L)", method, cName(member), value);
    }

    private static CodeBlock elements(Member member, CodeBlock element) {
        return CodeBlock.of("elements($S, $NCount(), i -> $L)", cName(member), JavaNames.member(member.name()), element);
    }
}
