package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.MachineCode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What the call transport must know of each architecture. */
final class MachineEmitter {
    static final String SYSCALL = "syscall";

    private MachineEmitter() {}

    static String method(Arch arch) {
        return JavaNames.parameter(arch.name());
    }

    static MethodSpec machine(Arch arch) {
        CodeBlock code = arch.code().containsKey(SYSCALL) ? code(arch.code().get(SYSCALL)) : CodeBlock.of("new $T($S)", CoreTypes.CODE, "");
        CodeBlock.Builder body = CodeBlock.builder()
                .add("return new $T(\n$>$>", CoreTypes.MACHINE)
                .add("$S, $L, $L, $L,\n", arch.name(), arch.data().wordBytes(), arch.data().littleEndian(), arch.stubWords())
                .add("$L,\n", code)
                .add("$L", flush(arch));
        for (CodeBlock range : ranges(arch)) body.add(",\n$L", range);
        return MethodSpec.methodBuilder(method(arch))
                .addModifiers(PRIVATE, STATIC)
                .returns(CoreTypes.MACHINE)
                .addCode(body.add(");\n$<$<").build())
                .build();
    }

    static CodeBlock code(MachineCode code) {
        byte[] bytes = new byte[code.template().size()];
        for (int i = 0; i < bytes.length; i++) bytes[i] = code.template().get(i);
        CodeBlock.Builder text = CodeBlock.builder().add("new $T($S", CoreTypes.CODE, HexFormat.of().formatHex(bytes));
        for (MachineCode.Hole hole : code.holes()) {
            text.add(", new $T($L, $L, $L, $L, $L)", CoreTypes.HOLE, hole.from(), hole.to(), hole.offset(), hole.bit(), hole.unitBytes());
        }
        return text.add(")").build();
    }

    private static CodeBlock flush(Arch arch) {
        if (arch.flush().isEmpty()) return CodeBlock.of("$T.none()", CoreTypes.FLUSH);
        Arch.Flush flush = arch.flush().get();
        if (flush.syscall().isPresent()) return CodeBlock.of("$T.syscall($L)", CoreTypes.FLUSH, arch.numbers().get(flush.syscall().get()));
        return CodeBlock.of("$T.symbol($S, $S)", CoreTypes.FLUSH, flush.symbol().orElseThrow(), flush.library().orElseThrow());
    }

    /** The runs of numbers in use. */
    private static List<CodeBlock> ranges(Arch arch) {
        List<Integer> numbers = arch.numbers().values().stream().distinct().sorted().toList();
        var ranges = new ArrayList<CodeBlock>();
        for (int from = 0; from < numbers.size(); ) {
            int to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) to++;
            ranges.add(CodeBlock.of("new int[] {$L, $L}", numbers.get(from), numbers.get(to)));
            from = to + 1;
        }
        return ranges;
    }
}
