package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.MachineCode;
import dev.jsyscall.generator.syntax.CodeDeclaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the bytes of machine code and checks where the number goes. */
final class MachineCodes {
    private static final Map<String, Integer> UNITS = Map.of("u8", 1, "u16", 2, "u32", 4, "u64", 8);

    private final Diagnostics diagnostics;

    MachineCodes(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Optional<MachineCode> build(CodeDeclaration d) {
        Optional<List<Byte>> template = template(d);
        if (template.isEmpty()) return Optional.empty();
        var holes = new ArrayList<MachineCode.Hole>();
        for (CodeDeclaration.Hole hole : d.holes()) {
            hole(hole, template.get().size()).ifPresent(holes::add);
        }
        if (d.role().text().equals("syscall") && d.holes().isEmpty()) {
            diagnostics.report(Problem.NO_HOLE, d.role().span());
            return Optional.empty();
        }
        var code = new MachineCode(d.role().text(), d.source(), template.get(), holes, d.role().span().position());
        return Optional.of(code);
    }

    private Optional<List<Byte>> template(CodeDeclaration d) {
        String digits = d.bytes().replaceAll("\\s", "");
        if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.matches("[0-9a-fA-F]*")) {
            diagnostics.report(Problem.BAD_BYTES, d.bytesSpan());
            return Optional.empty();
        }
        var bytes = new ArrayList<Byte>();
        for (int i = 0; i < digits.length(); i += 2) bytes.add((byte) Integer.parseInt(digits.substring(i, i + 2), 16));
        return Optional.of(List.copyOf(bytes));
    }

    private Optional<MachineCode.Hole> hole(CodeDeclaration.Hole hole, int codeBytes) {
        Integer unit = UNITS.get(hole.unit().text());
        if (unit == null) {
            diagnostics.report(Problem.UNKNOWN_CHOICE, hole.unit().span(), "unit", hole.unit().text(), "`u8`, `u16`, `u32` or `u64`");
            return Optional.empty();
        }
        boolean ordered = hole.from() <= hole.to() && hole.to() < 64;
        boolean inUnit = hole.bit() + hole.to() - hole.from() < unit * 8;
        if (!ordered || !inUnit || hole.offset() + unit > codeBytes) {
            diagnostics.report(Problem.BAD_HOLE, hole.span(), codeBytes);
            return Optional.empty();
        }
        return Optional.of(new MachineCode.Hole(hole.from(), hole.to(), hole.offset(), hole.bit(), unit));
    }
}
