package dev.jsyscall.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * A system call, or one typed form of a multiplexing one.
 *
 * @param name the kernel's name, or {@code fcntl.getlk} for a typed form of {@code fcntl}
 * @param signature the canonical spec text of parameters and result
 * @param blocking whether it may wait for something outside this process
 * @param grade how much is known of it: {@code SEMANTIC} or {@code TYPED}
 * @param since the first kernel that has it, where that is worth saying
 * @param man the manual page, {@code openat(2)}
 * @param numbers the number on each architecture that has the call
 * @param forms how its arguments reach the kernel on each of those
 * @param routes other calls to use instead, first match wins
 * @param documentedErrors what can go wrong, by errno name
 */
public record Call(
        String name, String doc, String subsystem, String signature, List<Parameter> parameters, Result result, boolean blocking, Grade grade,
        Optional<String> since, String man, PerArch<Integer> numbers, PerArch<Form> forms, List<Route> routes,
        List<DocumentedError> documentedErrors, Position position) {

    /**
     * The argument words in register order.
     *
     * @param block true if the words lie in memory and the one argument is their address (old mmap)
     */
    public record Form(boolean block, List<Word> words) {}

    /**
     * A call that stands in for this one.
     *
     * @param arches where it is used
     * @param target the call's name
     * @param arguments one expression for each of the target's parameters, over this call's parameters and constants
     */
    public record Route(List<String> arches, String target, List<Argument> arguments) {}

    /**
     * An argument of a route.
     *
     * @param text the expression as written
     * @param parameter set if it is just a parameter of this call, passed on
     * @param constant set if it is a value with no parameter in it
     * @param shifted how far the parameter is shifted to the right ({@code offset >> 12}) or, negative, to the left; else 0
     */
    public record Argument(String text, Optional<String> parameter, Optional<Default> constant, int shifted) {}

    public record DocumentedError(String errno, String text) {}

    /** The system call this is a form of: {@code fcntl} for {@code fcntl.getlk}, else its own name. */
    public String kernelName() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    public boolean variant() {
        return name.indexOf('.') >= 0;
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }
}
