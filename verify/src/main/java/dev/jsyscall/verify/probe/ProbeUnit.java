package dev.jsyscall.verify.probe;

import dev.jsyscall.generator.model.Header;
import dev.jsyscall.verify.elf.ElfException;
import dev.jsyscall.verify.elf.ElfObject;
import dev.jsyscall.verify.probe.Claim.Absence;
import dev.jsyscall.verify.probe.Claim.Evidence;
import dev.jsyscall.verify.probe.Claim.Image;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claim.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One C translation unit that asks for the evidence of many claims, and the reading of its object file.
 *
 * <p>Every question stands on a line of its own that {@code #line} numbers after the claim, in a file of the name {@value #CLAIMS}: so
 * a compiler error says which claim the headers do not know. The lines that include headers are numbered likewise.
 */
final class ProbeUnit {
    static final String CLAIMS = "claim";

    /** Takes back what stand-ins for the C library's headers defined, so that no claim is confirmed by them. */
    private static final String LAST_HEADER = "abi-stand-ins-end.h";

    private static final String VALUES_SECTION = ".abi.values";
    private static final String ALL_BITS_SECTION = ".abi.all.";
    private static final String LOWEST_BIT_SECTION = ".abi.low.";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** A claim, its number and which way of asking is used. */
    record Question(int id, Claim claim, int attempt) {
        /** Member names may also be macros: they are undefined before most members are asked for, and after everything else. */
        boolean needsMacros() {
            boolean aboutRecord = claim.kind() == Kind.FIELD || claim.kind() == Kind.RECORD || claim.kind() == Kind.ABSENCE;
            return attempt > 0 || !aboutRecord;
        }
    }

    private final List<Question> questions;
    private final List<Header> headers;

    /** @param headers what to include, in this order; a header that does not exist is left out by the preprocessor */
    ProbeUnit(List<Header> headers, List<Question> questions) {
        this.headers = headers;
        var ordered = new ArrayList<Question>();
        questions.stream().filter(Question::needsMacros).forEach(ordered::add);
        questions.stream().filter(question -> !question.needsMacros()).forEach(ordered::add);
        this.questions = ordered;
    }

    String source() {
        var c = new StringBuilder();
        for (int i = 0; i < headers.size(); i++) {
            String path = "<" + headers.get(i).path() + ">";
            c.append("#if __has_include(").append(path).append(")\n");
            c.append("#line ").append(i + 1).append(" \"" + CompilerError.HEADERS + "\"\n");
            c.append("#include ").append(path).append("\n#endif\n");
        }
        c.append("#if __has_include(<" + LAST_HEADER + ">)\n#include <" + LAST_HEADER + ">\n#endif\n");
        c.append("const unsigned long long abi_values[] __attribute__((section(\"" + VALUES_SECTION + "\"), used)) = {\n");
        questions.stream().filter(Question::needsMacros).forEach(question -> values(c, question));
        undefineMemberNames(c);
        questions.stream().filter(question -> !question.needsMacros()).forEach(question -> values(c, question));
        c.append("0 };\n");
        questions.forEach(question -> objects(c, question));
        return c.toString();
    }

    /** What the object file says, by claim number. */
    Map<Integer, Measurement> read(ElfObject object) throws ElfException {
        long[] values = object.longs(VALUES_SECTION).orElseThrow(() -> new ElfException("no section " + VALUES_SECTION));
        var measurements = new HashMap<Integer, Measurement>();
        int next = 0;
        for (Question question : questions) {
            if (question.claim().evidence() instanceof Image) {
                measurements.put(question.id(), new Measurement.Bytes(
                        bytes(object, ALL_BITS_SECTION + question.id()), bytes(object, LOWEST_BIT_SECTION + question.id())));
                continue;
            }
            var numbers = new ArrayList<Long>();
            for (int i = 0; i < expressions(question).size(); i++) {
                numbers.add(values[next++]);
            }
            measurements.put(question.id(), new Measurement.Numbers(List.copyOf(numbers)));
        }
        return measurements;
    }

    private static byte[] bytes(ElfObject object, String section) throws ElfException {
        return object.section(section).orElseThrow(() -> new ElfException("no section " + section));
    }

    private static List<String> expressions(Question question) {
        Evidence evidence = question.claim().evidence();
        if (evidence instanceof Values values) {
            return values.values().stream().map(value -> value.expressions().get(question.attempt())).toList();
        }
        return evidence instanceof Absence absence ? List.of(absence.expression()) : List.of();
    }

    private static void values(StringBuilder c, Question question) {
        List<String> expressions = expressions(question);
        if (!expressions.isEmpty()) {
            mark(c, question);
            expressions.forEach(expression -> c.append(expression).append(", "));
            c.append('\n');
        }
    }

    private static void objects(StringBuilder c, Question question) {
        if (question.claim().evidence() instanceof Image image) {
            object(c, question, image, "all", ALL_BITS_SECTION, "-1");
            object(c, question, image, "low", LOWEST_BIT_SECTION, "1");
        }
    }

    private static void object(StringBuilder c, Question question, Image image, String name, String section, String value) {
        mark(c, question);
        c.append("const ").append(image.type()).append(" abi_").append(name).append('_').append(question.id());
        c.append(" __attribute__((section(\"").append(section).append(question.id()).append("\"), used)) = { .");
        c.append(image.path()).append(" = ").append(value).append(" };\n");
    }

    private static void mark(StringBuilder c, Question question) {
        c.append("#line ").append(question.id() + 1).append(" \"" + CLAIMS + "\"\n");
    }

    /** Such as {@code st_atime}, which is a macro wherever the member is really {@code st_atim.tv_sec}. */
    private void undefineMemberNames(StringBuilder c) {
        var names = new TreeSet<String>();
        for (Question question : questions) {
            Claim claim = question.claim();
            if (claim.kind() == Kind.FIELD || claim.kind() == Kind.ABSENCE) {
                String path = claim.name().substring(claim.name().indexOf('.') + 1);
                if (!path.equals(claim.name())) {
                    Matcher identifiers = IDENTIFIER.matcher(path);
                    while (identifiers.find()) {
                        names.add(identifiers.group());
                    }
                }
            }
        }
        names.forEach(name -> c.append("#undef ").append(name).append('\n'));
    }
}
