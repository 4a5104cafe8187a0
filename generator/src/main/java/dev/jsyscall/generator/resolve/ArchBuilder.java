package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch.PairRule;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.DataModel;
import dev.jsyscall.generator.model.IoctlEncoding;
import dev.jsyscall.generator.model.MachineCode;
import dev.jsyscall.generator.syntax.ArchDeclaration;
import dev.jsyscall.generator.syntax.CodeDeclaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.Suggestion;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds the model of each architecture from its {@code abi} declaration. */
final class ArchBuilder {
    private static final int USUAL_WORDS = 6;
    private static final int MOST_WORDS = 7;

    private final Symbols symbols;
    private final NumberTables tables;
    private final MachineCodes codes;
    private final Diagnostics diagnostics;

    ArchBuilder(Symbols symbols, Diagnostics diagnostics) {
        this.symbols = symbols;
        this.tables = new NumberTables(symbols, diagnostics);
        this.codes = new MachineCodes(diagnostics);
        this.diagnostics = diagnostics;
    }

    /** All architectures that say enough of themselves, in the order of their names. */
    List<Arch> build() {
        var arches = new ArrayList<Arch>();
        var named = new HashMap<String, String>();
        for (Symbols.ArchSource source : symbols.arches.values()) {
            ArchDeclaration declaration = source.declaration();
            requireAll(declaration);
            javaNames(declaration, named);
            dataModel(declaration).ifPresent(data -> arches.add(arch(declaration, data)));
        }
        return arches;
    }

    private Arch arch(ArchDeclaration d, DataModel data) {
        Map<String, Integer> numbers = tables.numbers(d);
        var code = new TreeMap<String, MachineCode>();
        for (CodeDeclaration fragment : d.code()) codes.build(fragment).ifPresent(c -> code.put(c.role(), c));
        Optional<Arch.Flush> flush = d.flush().map(f -> new Arch.Flush(f.symbol(), f.library(), f.syscall().map(Name::text)));
        d.flush().flatMap(ArchDeclaration.FlushUse::syscall).ifPresent(name -> {
            if (!numbers.containsKey(name.text())) {
                diagnostics.report(
                        Problem.UNKNOWN_CALL_NUMBER, name.span(), name.text(), d.name().text(),
                        Suggestion.among(name.text(), numbers.keySet()));
            }
        });
        String triple = d.triple().orElse("");
        return new Arch(
                d.name().text(), d.os().text(), d.doc(), d.name().span().position(), d.javaNames(), triple, d.headers().orElse(""),
                data, pairs(d, data), ioctl(d), words(d), code, flush, numbers);
    }

    /** Says in one go what lines an architecture lacks. */
    private void requireAll(ArchDeclaration d) {
        String name = d.name().text();
        var missing = new ArrayList<String>();
        if (d.javaNames().isEmpty()) missing.add("`java \"" + name + "\";`");
        if (d.triple().isEmpty()) missing.add("`triple \"" + name + "-linux-gnu\";`");
        if (d.headers().isEmpty()) missing.add("`headers \"" + name + "\";`");
        if (d.data().isEmpty()) missing.add("`data lp64 little;`");
        boolean word32 = d.data().filter(data -> data.model().text().equals("ilp32")).isPresent();
        if (word32 && d.pairs().isEmpty()) missing.add("`pairs aligned;`");
        if (missing.isEmpty()) return;
        String lines = (missing.size() == 1 ? "a line such as " : "lines such as ") + String.join(", ", missing);
        diagnostics.report(Problem.ARCH_CLAUSE_MISSING, d.name().span(), name, lines);
    }

    private void javaNames(ArchDeclaration d, Map<String, String> named) {
        for (String java : d.javaNames()) {
            String other = named.putIfAbsent(java, d.name().text());
            if (other != null) diagnostics.report(Problem.JAVA_NAME_TWICE, d.name().span(), java, other);
        }
    }

    private Optional<DataModel> dataModel(ArchDeclaration d) {
        if (d.data().isEmpty()) return Optional.empty();
        ArchDeclaration.Data data = d.data().get();
        int word = choice(data.model(), "data model", Map.of("lp64", 8, "ilp32", 4)).orElse(0);
        Optional<ByteOrder> order =
                choice(data.order(), "byte order", Map.of("little", ByteOrder.LITTLE_ENDIAN, "big", ByteOrder.BIG_ENDIAN));
        int align64 = data.align64().orElse(8);
        if (align64 != 4 && align64 != 8) {
            diagnostics.report(Problem.BAD_ALIGN64, data.span(), align64);
            return Optional.empty();
        }
        return word == 0 ? Optional.empty() : order.map(o -> new DataModel(word, o, align64));
    }

    private PairRule pairs(ArchDeclaration d, DataModel data) {
        if (d.pairs().isEmpty()) return PairRule.NONE;
        Name name = d.pairs().get();
        if (data.is64Bit()) {
            diagnostics.report(Problem.PAIRS_ON_64_BIT, name.span());
            return PairRule.NONE;
        }
        return choice(name, "pair rule", Map.of("aligned", PairRule.ALIGNED, "unaligned", PairRule.UNALIGNED)).orElse(PairRule.UNALIGNED);
    }

    private IoctlEncoding ioctl(ArchDeclaration d) {
        return d.ioctl()
                .flatMap(n -> choice(n, "ioctl encoding", Map.of("generic", IoctlEncoding.GENERIC, "powerpc", IoctlEncoding.POWERPC)))
                .orElse(IoctlEncoding.GENERIC);
    }

    private <T> Optional<T> choice(Name name, String what, Map<String, T> choices) {
        T chosen = choices.get(name.text());
        if (chosen == null) {
            var names = choices.keySet().stream().sorted().map(n -> "`" + n + "`").toList();
            diagnostics.report(Problem.UNKNOWN_CHOICE, name.span(), what, name.text(), String.join(" or ", names));
        }
        return Optional.ofNullable(chosen);
    }

    private int words(ArchDeclaration d) {
        int ofCalls = USUAL_WORDS;
        for (CodeDeclaration code : d.code()) {
            int words = code.words().orElse(USUAL_WORDS);
            if (words < USUAL_WORDS || words > MOST_WORDS) {
                diagnostics.report(Problem.BAD_STUB_WORDS, code.role().span(), words, USUAL_WORDS, MOST_WORDS);
            } else if (code.role().text().equals("syscall")) {
                ofCalls = words;
            }
        }
        return ofCalls;
    }
}
