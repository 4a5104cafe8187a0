package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.syntax.ArchDeclaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.Expression;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.NumbersDeclaration;
import dev.jsyscall.generator.syntax.Suggestion;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Puts an architecture's system call numbers together: the shared tables it uses in their order, then its own. */
final class NumberTables {
    private static final long MOST = 0x00ff_ffff;

    private final Symbols symbols;
    private final Diagnostics diagnostics;
    private final Arithmetic arithmetic;

    NumberTables(Symbols symbols, Diagnostics diagnostics) {
        this.symbols = symbols;
        this.diagnostics = diagnostics;
        this.arithmetic = new Arithmetic(diagnostics);
    }

    Map<String, Integer> numbers(ArchDeclaration arch) {
        var numbers = new TreeMap<String, Integer>();
        Set<String> used = new HashSet<>();
        for (Name table : arch.tables()) {
            if (!used.add(table.text())) diagnostics.report(Problem.REPEATED_IN_LIST, table.span(), table.text());
            NumbersDeclaration declaration = symbols.tables.get(table.text());
            if (declaration == null) {
                diagnostics.report(
                        Problem.UNKNOWN_NUMBER_TABLE, table.span(), table.text(), Suggestion.among(table.text(), symbols.tables.keySet()));
            } else {
                add(declaration, numbers);
            }
        }
        NumbersDeclaration own = symbols.ownNumbers.get(arch.name().text());
        if (own != null) add(own, numbers);
        return numbers;
    }

    private void add(NumbersDeclaration table, Map<String, Integer> numbers) {
        Set<String> seen = new HashSet<>();
        for (NumbersDeclaration.Entry entry : table.entries()) {
            String name = entry.name().text();
            if (!seen.add(name)) diagnostics.report(Problem.REPEATED_IN_LIST, entry.name().span(), name);
            if (entry.value().isEmpty()) numbers.remove(name);
            else number(entry.name(), entry.value().get()).ifPresent(n -> numbers.put(name, n));
        }
    }

    private Optional<Integer> number(Name name, Expression expression) {
        OptionalLong value = arithmetic.literal(expression);
        if (value.isEmpty()) return Optional.empty();
        if (value.getAsLong() >= 0 && value.getAsLong() <= MOST) return Optional.of((int) value.getAsLong());
        diagnostics.report(Problem.BAD_CALL_NUMBER, name.span(), name.text(), value.getAsLong(), MOST);
        return Optional.empty();
    }
}
