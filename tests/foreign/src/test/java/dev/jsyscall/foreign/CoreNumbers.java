package dev.jsyscall.foreign;

import dev.jsyscall.generator.model.Abi;
import java.util.stream.Collectors;

/** The numbers of an architecture's calls, for core's own tests: by themselves they know those of x86_64 alone. */
final class CoreNumbers {
    /** The property in which {@code dev.jsyscall.Calls} looks for them. */
    static final String PROPERTY = "jsyscall.numbers";

    private CoreNumbers() {}

    static String of(Abi linux, ForeignArch arch) {
        return linux.arch(arch.arch()).orElseThrow().numbers().entrySet().stream()
                .map(call -> call.getKey() + "=" + call.getValue())
                .collect(Collectors.joining(","));
    }
}
