package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.Default;
import java.util.HashSet;
import java.util.Set;

/** Numbers that stand in place of a file descriptor ({@code AT_FDCWD}), as constants of the class that uses them. */
final class BorrowedConstants {
    private final TypeSpec.Builder type;
    private final Set<String> names = new HashSet<>();

    BorrowedConstants(TypeSpec.Builder type) {
        this.type = type;
    }

    /** The constant for {@code value}, whose number is {@code number} in Java. */
    CodeBlock of(Default value, CodeBlock number) {
        String name = value.constant().map(c -> JavaNames.upper(c)).orElse("NO_FD");
        if (names.add(name)) {
            CodeBlock shown = value.constant().isPresent() ? CodeBlock.of(", $S", name) : CodeBlock.of("");
            type.addField(FieldSpec.builder(CoreTypes.BORROWED_FD, name, PRIVATE, STATIC, FINAL)
                    .initializer("$T.of($L$L)", CoreTypes.BORROWED_FD, number, shown)
                    .build());
        }
        return CodeBlock.of("$N", name);
    }

}
