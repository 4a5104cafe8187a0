package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.syntax.CallDeclaration;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.OverrideDeclaration;
import java.util.Optional;

/** Finds the numbers of calls. */
final class CallNumbers {
    private final Symbols symbols;

    CallNumbers(Symbols symbols) {
        this.symbols = symbols;
    }

    /** A call's number, which an architecture may list by another name; empty where it lacks the call. */
    Optional<Integer> number(CallDeclaration call, Arch arch) {
        String kernelName = call.name().kernel().text();
        String listed = override(call, arch).flatMap(OverrideDeclaration.Syscall::numberName).map(Name::text).orElse(kernelName);
        return Optional.ofNullable(arch.numbers().get(listed));
    }

    /** What an architecture does otherwise with a call. */
    Optional<OverrideDeclaration.Syscall> override(CallDeclaration call, Arch arch) {
        return Optional.ofNullable(symbols.kernel.get(call.name().kernel().text())).map(k -> k.overrides.get(arch.name()));
    }
}
