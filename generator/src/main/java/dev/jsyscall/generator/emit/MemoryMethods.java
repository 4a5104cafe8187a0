package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.RecordType;
import java.util.Objects;

/** How a record comes to stand on memory: over what is there, or newly allocated, alone or in an array. */
final class MemoryMethods {
    private final RecordType record;
    private final ClassName type;

    MemoryMethods(RecordType record, ClassName type) {
        this.record = record;
        this.type = type;
    }

    void addTo(TypeSpec.Builder builder) {
        builder.addField(CoreTypes.MEMORY_SEGMENT, "segment", PRIVATE, FINAL);
        builder.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(PRIVATE)
                .addParameter(CoreTypes.MEMORY_SEGMENT, "segment")
                .addStatement("this.segment = segment")
                .build());
        boolean flexible = RecordEmitter.flexible(record);
        boolean partial = !record.layouts().everywhere();
        if (partial) builder.addMethod(exists());
        builder.addMethod(of(flexible, partial));
        builder.addMethod(allocate(partial));
        if (flexible) {
            builder.addMethod(allocateWithTail(partial));
        } else {
            builder.addMethod(array(partial)).addMethod(at());
        }
        builder.addMethod(MethodSpec.methodBuilder("segment")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(CoreTypes.MEMORY_SEGMENT)
                .addStatement("return segment")
                .build());
    }

    private MethodSpec exists() {
        return MethodSpec.methodBuilder("exists")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("$L", "Whether this architecture has the record.")
                .returns(boolean.class)
                .addStatement("return ALIGN > 0")
                .build();
    }

    private MethodSpec of(boolean flexible, boolean partial) {
        MethodSpec.Builder of = method("of", partial)
                .addJavadoc("$L", new JavadocText()
                        .add(flexible ? "A view of all of {@code segment}, whose end is the end of the array at the record's end."
                                : "A view of the beginning of {@code segment}.")
                        .tag("throws", "IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}"))
                .addParameter(CoreTypes.MEMORY_SEGMENT, "segment");
        if (flexible) {
            return of.addStatement("$T.checkFromIndexSize(0, SIZE, segment.byteSize())", Objects.class)
                    .addStatement("return new $T(segment)", type)
                    .build();
        }
        return of.addStatement("return new $T(segment.asSlice(0, SIZE))", type).build();
    }

    private MethodSpec allocate(boolean partial) {
        return method("allocate", partial)
                .addJavadoc("$L", "A new record, all zero.")
                .addParameter(CoreTypes.SEGMENT_ALLOCATOR, "allocator")
                .addStatement("return new $T($T.allocate(allocator, SIZE, ALIGN))", type, CoreTypes.STRUCT_MEMORY)
                .build();
    }

    private MethodSpec allocateWithTail(boolean partial) {
        return method("allocate", partial)
                .addJavadoc("$L", "A new record, all zero, with {@code tail} bytes for the array at its end.")
                .addParameter(CoreTypes.SEGMENT_ALLOCATOR, "allocator")
                .addParameter(TypeName.LONG, "tail")
                .addStatement("return new $T($T.allocate(allocator, SIZE + tail, ALIGN))", type, CoreTypes.STRUCT_MEMORY)
                .build();
    }

    private MethodSpec array(boolean partial) {
        MethodSpec.Builder array = MethodSpec.methodBuilder("array")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("$L", "Memory for {@code count} records, all zero; {@link #at} gives each.")
                .addParameter(CoreTypes.SEGMENT_ALLOCATOR, "allocator")
                .addParameter(TypeName.LONG, "count")
                .returns(CoreTypes.MEMORY_SEGMENT);
        if (partial) array.addCode(check());
        return array.addStatement("return $T.array(allocator, count, SIZE, ALIGN)", CoreTypes.STRUCT_MEMORY).build();
    }

    private MethodSpec at() {
        return MethodSpec.methodBuilder("at")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("$L", "The record at {@code index}, from 0, of an array of them.")
                .addParameter(CoreTypes.MEMORY_SEGMENT, "array")
                .addParameter(TypeName.LONG, "index")
                .returns(type)
                .addStatement("return new $T($T.at(array, index, SIZE))", type, CoreTypes.STRUCT_MEMORY)
                .build();
    }

    private MethodSpec.Builder method(String name, boolean partial) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(PUBLIC, STATIC).returns(type);
        if (partial) method.addCode(check());
        return method;
    }

    private CodeBlock check() {
        return CodeBlock.of(
                "if (!exists()) throw $T.absent($S);\n", CoreTypes.ACCESS, record.name());
    }
}
