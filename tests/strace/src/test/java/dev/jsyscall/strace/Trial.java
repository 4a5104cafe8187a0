package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Parameter;
import java.util.List;

/**
 * One system call to make.
 *
 * @param name the spec's name of what is tried: {@code openat}, {@code fcntl.setlk}, {@code TIOCGWINSZ}
 * @param call the kernel's name of the call
 * @param subsystem whose generated class makes it
 * @param semantic whether its spec vouches for more than its types
 * @param typed whether the typed method makes it, and not the raw one
 */
record Trial(String name, String call, String subsystem, boolean semantic, boolean typed, List<Argument> arguments) {
    /**
     * One argument.
     *
     * @param parameter how the generated method takes it
     */
    record Argument(Parameter parameter, Passed passed) {
        String name() {
            return parameter.name();
        }
    }

    /** The same by the typed method. */
    Trial typedAsWell() {
        return new Trial(name, call, subsystem, semantic, true, arguments);
    }

    List<Passed.Memory> memory() {
        return arguments.stream().map(Argument::passed).filter(Passed.Memory.class::isInstance).map(Passed.Memory.class::cast).toList();
    }
}
