package dev.jsyscall.verify.view;

import dev.jsyscall.verify.headers.Toolchains.Toolchain;
import dev.jsyscall.verify.probe.CompileException;
import dev.jsyscall.verify.probe.Compiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What headers of the kernel show on one architecture.
 *
 * @param macros those that are integer constants, by name
 * @param enums enumerations, in the order of headers and lines
 * @param records structs and unions with a name, by their C type
 * @param typedefs what other types are by name
 * @param values of macros, enumerators, and lengths of arrays, by the text of the expression
 * @param includers for each header the one of the given headers that included it first, maybe itself
 * @param broken headers that had to be left out, and why
 */
public record HeaderView(
        Map<String, Macro> macros, List<CEnum> enums, Map<String, CRecord> records, Map<String, CType> typedefs,
        Map<String, Long> values, Map<String, String> includers, Map<String, String> broken) {

    /** Looks at the given headers and at all that they include. */
    public static HeaderView of(Toolchain tools, List<String> headers) throws IOException {
        var kernel = new KernelHeaders(tools.kernel());
        Compiler compiler = tools.compiler();
        List<String> options = tools.sets().get(0).options();
        HeaderUnits units = HeaderUnits.of(kernel.existing(headers), compiler, options);
        var view = new HeaderView(
                new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
                new LinkedHashMap<>(), units.broken());
        for (List<String> unit : units.units()) {
            String text = compiler.preprocess(HeaderUnits.source(unit), options)
                    .orElseThrow(() -> new CompileException(compiler.program() + " does not preprocess " + unit.get(0)));
            Preprocessed preprocessed = Preprocessed.read(text, kernel::included);
            preprocessed.includers().forEach((header, line) -> view.includers().putIfAbsent(header, unit.get(line - 1)));
            view.add(preprocessed, Declarations.read(preprocessed.tokens()), new IntegerProbe(unit, compiler, options));
        }
        return view;
    }

    /** The C types of records that are defined inside of others. */
    public Set<String> inner() {
        var inner = new TreeSet<String>();
        for (CRecord record : records.values()) {
            record.members().forEach(member -> member.type().record().ifPresent(r -> inner.add(r.type())));
        }
        return inner;
    }

    private static void lengths(CRecord record, Set<String> expressions) {
        for (CMember member : record.members()) {
            member.type().lengths().stream().filter(length -> !length.isEmpty()).forEach(expressions::add);
            member.type().record().ifPresent(inner -> lengths(inner, expressions));
        }
    }

    private void add(Preprocessed preprocessed, Declarations declarations, IntegerProbe probe) throws IOException {
        Set<String> expressions = new TreeSet<>();
        for (Macro macro : preprocessed.macros().values()) {
            if (macro.place().kernel() && !macro.body().isEmpty()) {
                expressions.add(macro.name());
            }
        }
        for (CEnum enumeration : declarations.enums()) {
            enumeration.enumerators().stream().map(CEnum.Enumerator::name).forEach(expressions::add);
        }
        for (CRecord record : declarations.records()) {
            lengths(record, expressions);
        }
        probe.values(List.copyOf(expressions)).forEach(values::putIfAbsent);
        preprocessed.macros().forEach((name, macro) -> {
            if (expressions.contains(name) && values.containsKey(name) && macro.place().kernel()) {
                macros.putIfAbsent(name, macro);
            }
        });
        Set<CEnum> known = Set.copyOf(enums);
        declarations.enums().stream().filter(e -> e.place().kernel() && !known.contains(e)).forEach(enums::add);
        declarations.records().stream().filter(r -> r.place().kernel()).forEach(r -> records.putIfAbsent(r.type(), r));
        declarations.typedefs().forEach(typedefs::putIfAbsent);
    }
}
