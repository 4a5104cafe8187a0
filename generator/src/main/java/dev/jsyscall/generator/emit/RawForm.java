package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Call.Form;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Word;
import dev.jsyscall.generator.model.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The raw method of one system call: its arguments in each architecture's registers. */
final class RawForm {
    private final Emission emission;
    private final Call call;

    RawForm(Emission emission, Call call) {
        this.emission = emission;
        this.call = call;
    }

    void addTo(TypeSpec.Builder type) {
        PerArch<Form> forms = PerArch.of(emission.abi().arches(), a -> call.forms().on(a).map(f -> onArch(f, a)));
        Map<Form, List<String>> groups = forms.grouped();
        MethodSpec.Builder method = MethodSpec.methodBuilder(RawEmitter.methodName(call))
                .addModifiers(PUBLIC, STATIC)
                .returns(TypeName.LONG)
                .addJavadoc("$L", new CallDocumentation(emission).raw(call));
        for (Parameter parameter : call.parameters()) {
            method.addParameter(RawEmitter.type(parameter), JavaNames.parameter(parameter.name()));
        }
        List<Form> distinct = new ArrayList<>(groups.keySet());
        if (distinct.size() <= 1) {
            method.addCode(body(distinct.isEmpty() ? wholeWords() : distinct.get(0)));
        } else {
            String field = JavaNames.upper(call.name()) + (distinct.size() == 2 && distinct.get(1).block() ? "_BY_BLOCK" : "_FORM");
            ArchChoice choice = ArchChoice.between(emission, distinct.stream().map(groups::get).toList(), field);
            choice.field().ifPresent(type::addField);
            boolean registers = distinct.stream().noneMatch(Form::block);
            method.addCode(registers
                    ? CodeBlock.of("return $L;\n", choice.expression(distinct.stream().map(this::inRegisters).toList()))
                    : choice.statement(distinct.stream().map(this::body).toList()));
        }
        type.addMethod(method.build());
    }

    /** On 64-bit architectures a register holds all of a value, and a second one for its other half is not looked at. */
    private static Form onArch(Form form, Arch arch) {
        if (!arch.data().is64Bit()) return form;
        return new Form(form.block(), form.words().stream().map(w -> switch (w.part()) {
            case LOW -> new Word(Part.WHOLE, w.parameter());
            case HIGH, PAD -> new Word(Part.PAD, "");
            case WHOLE -> w;
        }).toList());
    }

    /** For a call that no architecture has. */
    private Form wholeWords() {
        return new Form(false, call.parameters().stream().map(p -> new Word(Part.WHOLE, p.name())).toList());
    }

    private CodeBlock body(Form form) {
        return form.block() ? inMemory(form) : CodeBlock.of("return $L;\n", inRegisters(form));
    }

    private CodeBlock inRegisters(Form form) {
        List<CodeBlock> words = form.words().stream().map(this::word).toList();
        return CodeBlock.of("$N.call($L)", SyscallField.name(call.kernelName()), CodeBlock.join(words, ", "));
    }

    /** The one argument is the address of the words. */
    private CodeBlock inMemory(Form form) {
        CodeBlock.Builder body = CodeBlock.builder()
                .beginControlFlow("try ($T scratch = $T.open())", CoreTypes.SCRATCH, CoreTypes.SCRATCH)
                .addStatement("int word = $T.is64Bit() ? 8 : 4", CoreTypes.PLATFORM)
                .addStatement("$T block = scratch.allocate($LL * word, word)", CoreTypes.MEMORY_SEGMENT, form.words().size());
        for (int i = 0; i < form.words().size(); i++) {
            Word word = form.words().get(i);
            if (word.part() == Part.PAD) continue;
            String at = i == 0 ? "0" : i == 1 ? "word" : i + "L * word";
            body.addStatement("$T.setWord(block, $L, $L)", CoreTypes.ACCESS, at, value(word));
        }
        return body.addStatement("return $N.call(block)", SyscallField.name(call.kernelName())).endControlFlow().build();
    }

    private CodeBlock value(Word word) {
        CodeBlock name = CodeBlock.of("$N", JavaNames.parameter(word.parameter()));
        return switch (word.part()) {
            case LOW -> name;
            case HIGH -> CodeBlock.of("$L >> 32", name);
            case WHOLE, PAD -> RawEmitter.number(parameter(word), name);
        };
    }

    private CodeBlock word(Word word) {
        if (word.part() == Part.PAD) return CodeBlock.of("$T.NULL", CoreTypes.MEMORY_SEGMENT);
        String name = JavaNames.parameter(word.parameter());
        return switch (word.part()) {
            case LOW -> CodeBlock.of("$T.low($N)", CoreTypes.SYSCALL, name);
            case HIGH -> CodeBlock.of("$T.high($N)", CoreTypes.SYSCALL, name);
            default -> RawEmitter.word(parameter(word), CodeBlock.of("$N", name));
        };
    }

    private Parameter parameter(Word word) {
        return call.parameter(word.parameter()).orElseThrow();
    }
}
