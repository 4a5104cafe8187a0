package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Subsystem;

/** A subsystem's device requests as constants. */
final class IoctlsEmitter {
    private final Emission emission;

    IoctlsEmitter(Emission emission) {
        this.emission = emission;
    }

    TypeSpec emit(Subsystem subsystem) {
        TypeSpec.Builder type = TypeSpec.classBuilder(emission.places().ioctls(subsystem.name()))
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("$L", new JavadocText().add("The device requests of {@code " + subsystem.file() + "}, for ioctl(2)."));
        for (Ioctl ioctl : subsystem.ioctls()) type.addField(field(ioctl));
        return type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build()).build();
    }

    private FieldSpec field(Ioctl ioctl) {
        PerArch<String> values = ioctl.requests().map(v -> Literals.ofInt(v.intValue(), Literals.Radix.HEX));
        String where = emission.availability().sentence(ioctl.requests());
        return FieldSpec.builder(TypeName.INT, JavaNames.constant(ioctl.name()), PUBLIC, STATIC, FINAL)
                .addJavadoc("$L", new JavadocText()
                        .add("{@code " + number(ioctl) + "}"
                                + (ioctl.doc().isBlank() ? "." : ": " + JavadocText.sentence(ioctl.doc()))
                                + (where.isEmpty() ? "" : " " + where + (ioctl.varies() ? " Elsewhere -1." : ""))))
                .initializer(ioctl.varies() ? emission.arch().notInlined(values, "-1") : CodeBlock.of("$L", values.any()))
                .build();
    }

    private static String number(Ioctl ioctl) {
        return ioctl.text().equals("absent") ? ioctl.name() : ioctl.text().replaceAll("\\s+", " ");
    }
}
