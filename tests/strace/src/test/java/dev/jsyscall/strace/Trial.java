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
 */
record Trial(String name, String call, String subsystem, boolean semantic, List<Argument> arguments) {
    record Argument(Parameter parameter, Passed passed) {
        String name() {
            return parameter.name();
        }
    }
}
