package dev.jsyscall.generator.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.TestSpecs;
import dev.jsyscall.generator.model.Abi;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiler accepts what is generated, against core as it is, without a warning. */
class CompilesTest {
    private static final Path CORE = Path.of("..", "runtime", "core", "src", "main", "java");

    @TempDir
    Path classes;

    static List<String> names() {
        return GoldenSpecs.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void compilesWithoutWarnings(String name) {
        assertThat(problems(GoldenSpecs.emitted(name))).isEmpty();
    }

    /** A method may not exceed 64 KiB of bytecode, and a class initializer is one. */
    @Test
    void groupsMayBeLarge() {
        String constants = IntStream.range(0, 2500).mapToObj(i -> "C" + i + " = " + i + " varies;\n").collect(Collectors.joining());
        String overrides = IntStream.range(0, 2500).mapToObj(i -> "C" + i + " = " + (i + 1) + ";\n").collect(Collectors.joining());
        Abi abi = TestSpecs.abi("ints LARGE : s32 {\n" + constants + "}\non narrow { override LARGE {\n" + overrides + "} }\n");
        Map<String, String> files = JavaEmitter.emit(abi).stream().collect(Collectors.toMap(GeneratedFile::path, GeneratedFile::text));
        assertThat(problems(files)).isEmpty();
    }

    private List<String> problems(Map<String, String> files) {
        Assumptions.assumeTrue(Runtime.version().feature() >= 25, "generated code is for Java 25, and this is " + Runtime.version());
        Assumptions.assumeTrue(Files.isDirectory(CORE), "the sources of core are not beside the generator's");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var sources = new ArrayList<JavaFileObject>();
        files.forEach((path, text) -> {
            if (path.endsWith(".java")) sources.add(new Source(path, text));
        });
        List<String> options = List.of("-Xlint:all,-exports,-processing,-path", "-implicit:class", "-proc:none", "-d", classes.toString(),
                "-sourcepath", CORE.toString(), "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(null, null, diagnostics, options, null, sources).call();
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() != Diagnostic.Kind.NOTE && d.getSource() instanceof Source)
                .map(Object::toString)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
