package dev.jsyscall.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Call.DocumentedError;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Function;
import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.generator.model.ManualPage;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Javadoc of calls. */
final class CallDocumentation {
    private static final String TYPES_ONLY = "Only its types are known, not what the kernel does with each argument.";

    private final Emission emission;
    private final CDeclaration declaration;

    CallDocumentation(Emission emission) {
        this.emission = emission;
        this.declaration = new CDeclaration(emission.abi());
    }

    /** What a call does, wherever its documentation comes from. */
    record Subject(
            String name, String doc, String declaration, List<Parameter> parameters, Result result, boolean blocking,
                    Grade grade, Optional<String> since,
            String man, PerArch<?> where, List<String> routes, List<DocumentedError> errors) {

        /** {@code destinations} names what is called in the end on each architecture. */
        static Subject of(Call call, PerArch<String> destinations, Emission emission) {
            String declaration = new CDeclaration(emission.abi()).prototype(call.kernelName(), call.parameters(), call.result());
            return new Subject(call.kernelName(), call.doc(), declaration, call.parameters(), call.result(), call.blocking(), call.grade(),
                    call.since(), call.man(), destinations, routes(call, destinations), call.documentedErrors());
        }

        static Subject of(Function function, Emission emission) {
            String declaration = new CDeclaration(emission.abi()).prototype(function.name(), function.parameters(), function.result());
            return new Subject(function.name(), function.doc(), declaration, function.parameters(), returned(function), function.blocking(),
                    Grade.SEMANTIC, Optional.empty(), function.man(), function.symbols(), List.of(), function.documentedErrors());
        }

        private static List<String> routes(Call call, PerArch<String> destinations) {
            return destinations.grouped().entrySet().stream()
                    .filter(e -> !e.getKey().equals(call.kernelName()))
                    .map(e -> "On " + Availability.joined(e.getValue(), "and") + " this is {@code " + e.getKey() + "}.")
                    .toList();
        }
    }

    /** An error number that is thrown is no result. */
    private static Result returned(Function function) {
        return function.error() == Function.ErrorRule.RETURNED ? new Result.None() : function.result();
    }

    JavadocText raw(Call call) {
        var text = new JavadocText().prose(call.doc().isBlank() ? call.man() + "." : call.doc());
        text.declaration(declaration.prototype(call.kernelName(), call.parameters(), call.result()));
        if (call.grade() == Grade.TYPED) text.add(TYPES_ONLY);
        text.add(emission.availability().sentence(call.numbers()));
        text.tag("return", "the result, or a negative errno");
        return text;
    }

    /** The complete description, on the method that has all parameters. */
    JavadocText typed(Subject subject, Arguments arguments, String packageName) {
        var text = new JavadocText().prose(subject.doc().isBlank() ? subject.man() + "." : subject.doc());
        text.declaration(subject.declaration());
        text.add(notes(subject));
        for (Parameter parameter : arguments.visible()) {
            text.tag("param", arguments.name(parameter) + " " + meaning(parameter, arguments, packageName));
        }
        result(subject.result(), packageName).ifPresent(r -> text.tag("return", r));
        if (!subject.man().isBlank()) text.tag("see", manual(subject.man()));
        return text;
    }

    private String notes(Subject subject) {
        return String.join(" ", List.of(
                subject.grade() == Grade.TYPED ? TYPES_ONLY : "",
                subject.blocking() ? "May block." : "",
                subject.since().map(v -> "Since " + JavaNames.capitalized(emission.abi().os()) + " " + v + ".").orElse(""),
                String.join(" ", subject.routes()),
                emission.availability().sentence(subject.where()))).strip().replaceAll("  +", " ");
    }

    /** What may go wrong, for {@code @throws}. */
    String errors(List<DocumentedError> errors) {
        if (errors.isEmpty()) return "if the call fails";
        return "if the call fails: " + errors.stream()
                .map(e -> "{@code " + e.errno() + "} " + JavadocText.escaped(e.text()))
                .collect(Collectors.joining("; "));
    }

    private String meaning(Parameter parameter, Arguments arguments, String packageName) {
        String nullable = Arguments.nullable(parameter) ? ", or null" : "";
        Optional<ConstantGroup> group = arguments.groupOf(parameter);
        if (group.isPresent()) return group.map(g -> values(g, packageName)).get();
        if (parameter.type() instanceof Parameter.Value value) return "{@code " + value.type().name() + "}";
        if (parameter.type() instanceof Parameter.Halves halves) return "{@code " + halves.type().name() + "}";
        if (parameter.type() instanceof Parameter.Descriptor fd) return fd.consumed() ? "given up to the call" : "an open file descriptor";
        if (parameter.type() instanceof Parameter.Text text) return text.path() ? "a file's path" : "a string";
        if (parameter.type() instanceof Parameter.Address) return "an address";
        if (parameter.type() instanceof Parameter.Pointer pointer) return pointer(pointer, arguments) + nullable;
        if (parameter.type() instanceof Parameter.Fixed fixed) return fixed.value().text();
        Parameter.SizeOf size = (Parameter.SizeOf) parameter.type();
        return "the size of " + size.of();
    }

    private String values(ConstantGroup group, String packageName) {
        String link = "{@link " + link(emission.places().group(group.name()), packageName) + "}";
        return switch (group.kind()) {
            case FLAGS -> "bits of " + link;
            case ENUM, INTS -> "one of " + link;
        };
    }

    private static String pointer(Parameter.Pointer pointer, Arguments arguments) {
        String what = arguments.recordOf(pointer).isPresent() ? "" : pointer.single() ? "memory for one value, " : "memory, all of it, ";
        return what + switch (pointer.direction()) {
            case IN -> "read by the call";
            case OUT -> "filled in by the call";
            case INOUT -> "read and updated by the call";
        };
    }

    private Optional<String> result(Result result, String packageName) {
        if (result instanceof Result.Value value) return Optional.of(value.group()
                    .flatMap(emission.names()::group)
                    .map(g -> values(g, packageName))
                    .orElse("the result, {@code " + value.type().name() + "}"));
        if (result instanceof Result.OwnedDescriptor) return Optional.of("a new file descriptor, to be closed by the caller");
        if (result instanceof Result.Address) return Optional.of("an address, as a segment of no length");
        if (result instanceof Result.None) return Optional.empty();
        return Optional.empty();
    }

    private static String manual(String man) {
        return ManualPage.of(man).map(page -> "<a href=\"" + page.address() + "\">" + page + "</a>").orElse("\"" + man + "\"");
    }

    /** What follows {@code @link} or {@code @see} for a class. */
    static String link(ClassName type, String packageName) {
        String nested = String.join(".", type.simpleNames());
        return type.packageName().equals(packageName) ? nested : type.canonicalName() + " " + nested;
    }

    /** What follows {@code #} for a method. */
    static String link(String method, List<TypeName> parameters) {
        return method + "(" + parameters.stream()
                .map(t -> t instanceof ClassName c ? c.simpleName() : t.toString())
                .collect(Collectors.joining(", ")) + ")";
    }
}
