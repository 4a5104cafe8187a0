package dev.jsyscall.verify.draft;

import dev.jsyscall.generator.model.ConstantGroup.Kind;
import dev.jsyscall.verify.draft.Declaration.Item;
import dev.jsyscall.verify.draft.Declaration.Override;
import dev.jsyscall.verify.view.CExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a group of constants. */
final class GroupDrafter {
    private static final long WORD = 0xffff_ffffL;

    private final Run run;
    private final Collection<String> arches;
    private final String name;
    private final String prefix;
    private final Kind kind;
    private final String width;

    GroupDrafter(Run run, Collection<String> arches, TakenNames taken, String header) {
        this.run = run;
        this.arches = arches;
        prefix = Prefixes.ofConstants(run.constants().stream().map(ShownConstant::name).toList());
        String shared = prefix.isEmpty()
                ? header.replaceAll(".*/|\\.h$", "").replaceAll("\\W", "_")
                : prefix.substring(0, prefix.length() - 1);
        name = taken.free((run.tag().isEmpty() ? shared : run.tag()).toUpperCase(Locale.ROOT).replaceFirst("^_+", ""));
        kind = KindGuess.of(run);
        width = KindGuess.width(run, kind);
    }

    String name() {
        return name;
    }

    Declaration draft() {
        Map<String, ShownConstant> members = new HashMap<>();
        run.constants().forEach(constant -> members.put(constant.name(), constant));
        Map<Long, String> firsts = new HashMap<>();
        var items = new ArrayList<Item>();
        for (ShownConstant constant : run.constants()) {
            items.add(item(constant, members, Optional.ofNullable(firsts.putIfAbsent(constant.usual(), constant.name()))));
        }
        String after = prefix.isEmpty() ? "" : " prefix " + prefix;
        String head = kind.name().toLowerCase(Locale.ROOT) + " " + name + after + " : " + width + " {";
        return new Declaration(run.constants().get(0).place(), name, head, List.copyOf(items), "}");
    }

    private Item item(ShownConstant constant, Map<String, ShownConstant> members, Optional<String> first) {
        boolean alias = kind != Kind.INTS && first.isPresent();
        boolean same = constant.same(arches);
        String value = value(constant, alias ? first : Optional.empty(), same, members);
        String text = (alias ? "alias " : "") + brief(constant.name()) + " = " + value + (same || alias ? "" : " varies") + ";";
        return new Item(text, same || alias ? List.of() : overrides(constant));
    }

    private String value(ShownConstant constant, Optional<String> first, boolean same, Map<String, ShownConstant> members) {
        if (first.isPresent()) {
            return reference(first.get());
        }
        if (!same) {
            return constant.common(arches) ? literal(constant.usual(), constant.text()) : "absent";
        }
        long wanted = constant.usual();
        Optional<CExpression> written = CExpression.read(constant.text(), name -> Optional.ofNullable(members.get(name))
                .filter(member -> member != constant && member.same(arches))
                .map(member -> new CExpression(reference(member.name()), bits(member.usual()))));
        return written.filter(expression -> expression.value() == bits(wanted)).map(CExpression::text)
                .orElseGet(() -> literal(wanted, constant.text()));
    }

    private List<Override> overrides(ShownConstant constant) {
        var overrides = new ArrayList<Override>();
        if (constant.common(arches)) {
            constant.others().forEach((value, on) -> overrides.add(override(on, constant, literal(value, constant.text()))));
            List<String> lacking = arches.stream().filter(arch -> !constant.values().containsKey(arch)).toList();
            if (!lacking.isEmpty()) {
                overrides.add(override(lacking, constant, "absent"));
            }
        } else {
            Map<Long, List<String>> byValue = new java.util.TreeMap<>(constant.others());
            byValue.put(constant.usual(), constant.values().entrySet().stream()
                    .filter(entry -> entry.getValue() == constant.usual()).map(Map.Entry::getKey).toList());
            byValue.forEach((value, on) -> overrides.add(override(on, constant, literal(value, constant.text()))));
        }
        return overrides;
    }

    private Override override(List<String> on, ShownConstant constant, String value) {
        return new Override(on, name, brief(constant.name()) + " = " + value + ";");
    }

    private String brief(String constant) {
        return constant.substring(prefix.length());
    }

    /** How an expression of the group names a constant of it. */
    private String reference(String constant) {
        String brief = brief(constant);
        return Character.isDigit(brief.charAt(0)) ? name + "." + brief : brief;
    }

    /** A value as this group's width holds it: C may show the topmost of 32 bits as a sign. */
    private long bits(long value) {
        return width.equals("u32") ? value & WORD : value;
    }

    private String literal(long value, String c) {
        long bits = bits(value);
        boolean hexadecimal = kind == Kind.FLAGS || c.contains("0x") || c.contains("0X");
        if (hexadecimal && (bits >= 0 || width.equals("u64"))) {
            return "0x" + Long.toHexString(bits);
        }
        return width.equals("u64") ? Long.toUnsignedString(bits) : Long.toString(bits);
    }
}
