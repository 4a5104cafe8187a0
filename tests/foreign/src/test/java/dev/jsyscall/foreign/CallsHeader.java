package dev.jsyscall.foreign;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.MachineCode;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The file {@code calls.h} that {@code harness.c} includes: what it uses of one architecture, as the ABI specs have it. */
final class CallsHeader {
    private static final Pattern CALL = Pattern.compile("\\bcall_(\\w+)");
    private static final Pattern NUMBER = Pattern.compile("\\bNR_(\\w+)");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");
    private static final Pattern RECORD = Pattern.compile("\\bSIZEOF_([a-z]\\w*)");

    /** Where the C program maps machine code's tables: free on every architecture, and of more than 32 bits where there are more. */
    private static final long LOW_TABLE = 0x2a3b_0000;
    private static final long HIGH_TABLE = 0x12_3456_0000L;
    private static final long NEXT_TABLE = 0x1_0000;

    private final Abi abi;
    private final Arch arch;
    private final StringBuilder text = new StringBuilder();

    private CallsHeader(Abi abi, Arch arch) {
        this.abi = abi;
        this.arch = arch;
    }

    /** The header for {@code harness}, the C program's text: holds the calls, constants and records that are named in it. */
    static String of(Abi abi, Arch arch, String harness) {
        var header = new CallsHeader(abi, arch);
        header.line("typedef long long wide;");
        named(CONSTANT, harness, 0).forEach(header::constant);
        named(RECORD, harness, 1).forEach(header::record);
        header.code("handler", 0);
        long table = arch.data().wordBytes() == 8 ? HIGH_TABLE : LOW_TABLE;
        header.line("#define RECORDER_TABLE %dL", table);
        header.code("recorder", table);
        header.line("#define BACKSTOP_TABLE %dL", table + NEXT_TABLE);
        header.code("backstop", table + NEXT_TABLE);
        header.code("restorer", arch.numbers().getOrDefault("rt_sigreturn", 0));
        header.code("spawn", 0);
        named(NUMBER, harness, 1).forEach(header::number);
        named(CALL, harness, 1).forEach(header::call);
        return header.text.toString();
    }

    private static List<String> named(Pattern pattern, String harness, int group) {
        return pattern.matcher(harness).results().map((MatchResult r) -> r.group(group)).distinct().sorted().toList();
    }

    @SuppressWarnings("AnnotateFormatMethod")       // Error Prone's annotation would be a dependency
    private void line(String format, Object... arguments) {
        text.append(format.formatted(arguments)).append('\n');
    }

    private void constant(String cName) {
        abi.groups()
                .flatMap(group -> group.constants().stream())
                .filter(constant -> constant.cName().equals(cName))
                .map(Constant::values)
                .flatMap(values -> values.on(arch).stream())
                .findFirst()
                .ifPresent(value -> line("#define %s %d", cName, value));
    }

    private void record(String name) {
        RecordType record = abi.record(name).orElseThrow(() -> new AssertionError("no spec has the record " + name));
        RecordType.Layout layout = record.layouts().on(arch).orElseThrow();
        line("#define SIZEOF_%s %d", name, layout.size());
        for (RecordType.Slot slot : layout.slots()) {
            line("#define OFFSETOF_%s_%s %d", name, slot.member(), slot.offset());
            line("#define TYPEOF_%s_%s unsigned %s", name, slot.member(), slot.size() == arch.data().wordBytes() ? "long" : "int");
        }
    }

    /** The fragment for a role other than a system call, as the function {@code code_ROLE}. */
    private void code(String role, long number) {
        if (!arch.code().containsKey(role)) return;
        line("#define HAS_%s 1", role);
        function("code_" + role, encoded(role, number));
        line("extern void code_%s(void);", role);
    }

    private byte[] encoded(String role, long number) {
        MachineCode code = Objects.requireNonNull(arch.code().get(role), role);
        return code.encode(number, arch.data().order());
    }

    private void function(String name, byte[] code) {
        String bytes = IntStream.range(0, code.length).mapToObj(i -> "0x%02x".formatted(code[i])).collect(Collectors.joining(","));
        line("__asm__(\".pushsection .stubs,\\\"ax\\\"\\n.balign 16\\n.globl %1$s\\n.type %1$s, %%function\\n%1$s: .byte %2$s\\n"
                + ".popsection\");", name, bytes);
    }

    private void number(String call) {
        Integer number = arch.numbers().get(call);
        if (number != null) line("#define NR_%s %d", call, number);
    }

    /** A stub, and {@code call_NAME} in front of it, whose arguments are all {@code wide}: its words are those of the call's form. */
    private void call(String name) {
        Call call = abi.call(name).orElseThrow(() -> new AssertionError("no spec has the call " + name));
        call.numbers().on(arch).ifPresent(number -> {
            line("#define HAS_%s 1", name);
            function("stub_" + name, encoded("syscall", number));
            line("extern long stub_%s(%s);", name, String.join(", ", Collections.nCopies(arch.stubWords(), "long")));
            form(call);
        });
    }

    private void form(Call call) {
        Call.Form form = call.forms().on(arch).orElseThrow();
        Map<String, String> names = new HashMap<>();
        List<String> parameters = new ArrayList<>();
        for (var parameter : call.parameters()) {
            String name = "p_" + parameter.name();
            names.put(parameter.name(), name);
            parameters.add("wide " + name);
        }
        List<String> words = new ArrayList<>();
        for (Word word : form.words()) {
            String value = names.get(word.parameter());
            words.add(switch (word.part()) {
                case WHOLE, LOW -> "(long) " + value;
                case HIGH -> "(long) (" + value + " >> 32)";
                case PAD -> "0";
            });
        }
        String block = "";
        if (form.block()) {
            block = "long block[] = {" + String.join(", ", words) + "}; ";
            words = new ArrayList<>(List.of("(long) block"));
        }
        while (words.size() < arch.stubWords()) words.add("0");
        line("static inline long call_%s(%s) { %sreturn stub_%s(%s); }", call.name(), parameters.isEmpty() ? "void"
                : String.join(", ", parameters), block, call.name(), String.join(", ", words));
    }
}
