package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.FieldSpec;
import dev.jsyscall.generator.model.PerArch;

/** The constant that holds a system call: {@code private static final Syscall READ = Syscall.of("read", …);}. */
final class SyscallField {
    private SyscallField() {}

    static String name(String kernelName) {
        return JavaNames.upper(kernelName);
    }

    static FieldSpec of(Emission emission, String kernelName, PerArch<Integer> numbers) {
        return FieldSpec.builder(CoreTypes.SYSCALL, name(kernelName), PRIVATE, STATIC, FINAL)
                .initializer("$T.of($S, $L)", CoreTypes.SYSCALL, kernelName,
                        emission.arch().expression(numbers.map(Object::toString), "Syscall.ABSENT"))
                .build();
    }
}
