package dev.jsyscall.generator.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.ConstantGroup.Kind;
import dev.jsyscall.generator.model.Parameter;
import java.util.Optional;

/** The Java parameters of typed methods, with what development environments can check about them. */
final class ParameterSpecs {
    private final Emission emission;

    ParameterSpecs(Emission emission) {
        this.emission = emission;
    }

    ParameterSpec of(Parameter parameter, Arguments arguments) {
        ParameterSpec.Builder spec = ParameterSpec.builder(arguments.type(parameter), arguments.name(parameter));
        if (!emission.annotated()) return spec.build();
        if (Arguments.nullable(parameter)) spec.addAnnotation(CoreTypes.NULLABLE);
        magic(arguments.groupOf(parameter)).ifPresent(spec::addAnnotation);
        return spec.build();
    }

    private Optional<AnnotationSpec> magic(Optional<ConstantGroup> group) {
        return group.filter(g -> g.kind() != Kind.INTS).map(g -> {
            ClassName type = emission.places().group(g.name());
            String member = g.kind() == Kind.FLAGS ? "flagsFromClass" : "valuesFromClass";
            return AnnotationSpec.builder(CoreTypes.MAGIC_CONSTANT).addMember(member, "$T.class", type).build();
        });
    }
}
