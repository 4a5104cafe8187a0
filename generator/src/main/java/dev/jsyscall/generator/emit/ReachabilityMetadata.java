package dev.jsyscall.generator.emit;

import com.palantir.javapoet.ClassName;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Function;
import dev.jsyscall.generator.model.Subsystem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What GraalVM's native-image must be told: the native signatures that are linked at run time, and the class found by its name. */
final class ReachabilityMetadata {
    private final Abi abi;
    private final List<Subsystem> own;
    private final Optional<ClassName> platform;

    /** {@code platform} is the class that core looks up by its name, then as a service. */
    ReachabilityMetadata(Abi abi, List<Subsystem> own, Optional<ClassName> platform) {
        this.abi = abi;
        this.own = own;
        this.platform = platform;
    }

    /** Empty if nothing needs telling. */
    Optional<GeneratedFile> file() {
        boolean service = abi.platform().isPresent();
        var downcalls = new TreeSet<String>();
        own.stream().flatMap(s -> s.functions().stream()).forEach(f -> downcalls.add(downcall(f)));
        if (service) abi.arches().forEach(a -> downcalls.add(stub(a)));
        if (downcalls.isEmpty() && !service) return Optional.empty();
        var sections = new ArrayList<String>();
        platform.ifPresent(type -> sections.add("  \"reflection\": [\n    {\"type\": \"" + type.canonicalName()
                + "\", \"methods\": [{\"name\": \"<init>\", \"parameterTypes\": []}]}\n  ]"));
        if (service) sections.add("  \"resources\": [\n    {\"glob\": \"META-INF/services/" + CoreTypes.PLATFORM.canonicalName()
                + "\"}\n  ]");
        if (!downcalls.isEmpty()) sections.add("  \"foreign\": {\n    \"downcalls\": [\n" + String.join(",\n", downcalls) + "\n    ]\n  }");
        return Optional.of(new GeneratedFile(path(), "{\n" + String.join(",\n", sections) + "\n}\n"));
    }

    private String path() {
        String artifact = abi.platform().isPresent() ? "jsyscall-" + abi.os() + "-abi" : own.get(0).javaPackage();
        return "META-INF/native-image/dev.jsyscall/" + artifact + "/reachability-metadata.json";
    }

    /** The one shape of all system calls. */
    private static String stub(Arch arch) {
        String words = String.join(", ", Collections.nCopies(arch.stubWords(), "\"void*\""));
        return "      {\"returnType\": \"long\", \"parameterTypes\": [" + words + "]}";
    }

    private static String downcall(Function function) {
        String shape = NativeShape.of(function);
        String parameters = shape.substring(2, shape.length() - 1).chars()
                .mapToObj(c -> "\"" + type((char) c) + "\"")
                .collect(Collectors.joining(", "));
        var options = new ArrayList<String>();
        if (FunctionEmitter.capturesErrno(function)) options.add("\"captureCallState\": true");
        if (function.critical()) options.add("\"critical\": {\"allowHeapAccess\": false}");
        function.variadicFrom().ifPresent(i -> options.add("\"firstVariadicArg\": " + i));
        return "      {\"returnType\": \"" + type(shape.charAt(0)) + "\", \"parameterTypes\": [" + parameters + "]"
                + (options.isEmpty() ? "" : ", \"options\": {" + String.join(", ", options) + "}") + "}";
    }

    private static String type(char letter) {
        return switch (letter) {
            case 'b' -> "jbyte";
            case 's' -> "jshort";
            case 'i' -> "jint";
            case 'j' -> "jlong";
            case 'l' -> "long";
            case 'f' -> "jfloat";
            case 'd' -> "jdouble";
            case 'a' -> "void*";
            default -> "void";
        };
    }
}
