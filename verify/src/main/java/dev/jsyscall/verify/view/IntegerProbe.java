package dev.jsyscall.verify.view;

import dev.jsyscall.verify.elf.ElfException;
import dev.jsyscall.verify.elf.ElfObject;
import dev.jsyscall.verify.probe.CompileException;
import dev.jsyscall.verify.probe.Compiler;
import dev.jsyscall.verify.probe.CompilerError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Asks the compiler which expressions are integer constants behind some headers, and what their values are. */
final class IntegerProbe {
    private static final String QUESTIONS = "question";
    private static final String SECTION = ".abi.values";
    /** An error may hide others, but each round settles at least one expression; headers as they are need two or three. */
    private static final int ROUNDS = 20;
    private static final Pattern POINTER = Pattern.compile(".*must have integer type, not '.*\\*.*");

    private final String includes;
    private final Compiler compiler;
    private final List<String> options;

    IntegerProbe(List<String> headers, Compiler compiler, List<String> options) {
        this.includes = HeaderUnits.source(headers);
        this.compiler = compiler;
        this.options = options;
    }

    /** The values of those that have one, as 64 bits. */
    Map<String, Long> values(List<String> expressions) throws IOException {
        List<Question> open = expressions.stream().map(e -> new Question(e, "(" + e + ")")).toList();
        for (int round = 0; round < ROUNDS; round++) {
            Map<Integer, String> errors = errors(open);
            if (errors.isEmpty()) {
                return read(open);
            }
            var remaining = new ArrayList<Question>();
            for (int i = 0; i < open.size(); i++) {
                String error = errors.get(i);
                Question question = open.get(i);
                if (error == null) {
                    remaining.add(question);
                } else if (POINTER.matcher(error).matches()) {
                    // SIG_ERR and its like are numbers that wear a pointer's type.
                    remaining.add(new Question(question.expression(), "(long)(" + question.expression() + ")"));
                }
            }
            open = remaining;
        }
        throw new CompileException(compiler.program() + " still finds errors in constants after " + ROUNDS + " rounds");
    }

    /** @param c the expression as an integer */
    private record Question(String expression, String c) {}

    private Map<Integer, String> errors(List<Question> questions) throws IOException {
        var source = new StringBuilder(includes);
        for (int i = 0; i < questions.size(); i++) {
            source.append("#line ").append(i + 1).append(" \"" + QUESTIONS + "\"\n");
            source.append("enum { abi_question_").append(i).append(" = ").append(questions.get(i).c()).append(" };\n");
        }
        Map<Integer, String> errors = new HashMap<>();
        for (CompilerError error : compiler.check(source.toString(), options)) {
            if (!error.file().equals(QUESTIONS)) {
                throw new CompileException(compiler.program() + ": " + error.file() + ": " + error.message());
            }
            errors.putIfAbsent(error.line() - 1, error.message());
        }
        return errors;
    }

    private Map<String, Long> read(List<Question> questions) throws IOException {
        var source = new StringBuilder(includes);
        source.append("const unsigned long long abi_values[] __attribute__((section(\"" + SECTION + "\"), used)) = {\n");
        questions.forEach(question -> source.append("(unsigned long long)").append(question.c()).append(",\n"));
        source.append("0 };\n");
        Compiler.Output output = compiler.compile("c", source.toString(), options);
        byte[] object = output.object().orElseThrow(() -> new CompileException(
                compiler.program() + " fails:\n" + String.join("\n", output.messages().lines().limit(12).toList())));
        long[] numbers = ElfObject.read(object).longs(SECTION).orElseThrow(() -> new ElfException("no section " + SECTION));
        var values = new LinkedHashMap<String, Long>();
        for (int i = 0; i < questions.size(); i++) {
            values.put(questions.get(i).expression(), numbers[i]);
        }
        return values;
    }
}
