package dev.jsyscall.generator.emit;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Declarations as a C header has them, for documentation. */
public final class CDeclaration {
    private static final int WIDTH = 110;
    private static final String INDENT = "    ";

    /** Of layouts with equally many members, people know this architecture's best. */
    private static final String FAMILIAR = "x86_64";

    private final Abi abi;

    public CDeclaration(Abi abi) {
        this.abi = abi;
    }

    /** A record as it is on the architecture where it has most members; which one is said where it matters. */
    public String record(RecordType record) {
        Map.Entry<String, Layout> most = record.layouts().byArch().entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<String, Layout> e) -> e.getValue().slots().size())
                        .thenComparing(e -> e.getKey().equals(FAMILIAR)))
                .orElseThrow();
        return (sameMembers(record) ? "" : "// on " + most.getKey() + "\n") + record(record, most.getValue()) + ";";
    }

    private static boolean sameMembers(RecordType record) {
        return record.layouts().map(l -> l.slots().stream().map(s -> s.member() + s.type()).toList()).uniform();
    }

    private String record(RecordType record, Layout layout) {
        String name = record.inner() ? record.union() ? "union" : "struct" : record.cName();
        boolean typedef = !name.startsWith("struct") && !name.startsWith("union");
        String head = typedef ? "typedef " + (record.union() ? "union" : "struct") : name;
        String members = record.union() ? flat(record, layout.slots(), INDENT) : nested(record, layout.slots(), INDENT);
        return head + " {\n" + members + "}" + (typedef ? " " + name : "");
    }

    private String flat(RecordType record, List<Slot> slots, String indent) {
        return slots.stream().map(s -> indented(line(record, s), indent)).collect(Collectors.joining());
    }

    /** Members that share bytes become an anonymous union again, its arms of several members anonymous structs. */
    private String nested(RecordType record, List<Slot> slots, String indent) {
        var text = new StringBuilder();
        for (int from = 0; from < slots.size(); ) {
            int to = from + 1;
            long end = end(slots.get(from));
            for (int next = to; next < slots.size(); next++) {
                // A later member may lie on the first ones although those between do not: the first arm has several.
                if (!overlaps(slots, from, next, end)) continue;
                for (; to <= next; to++) end = Math.max(end, end(slots.get(to)));
            }
            List<Slot> run = slots.subList(from, to);
            text.append(run.size() == 1 ? indented(line(record, run.get(0)), indent) : union(record, run, indent));
            from = to;
        }
        return text.toString();
    }

    private String union(RecordType record, List<Slot> run, String indent) {
        var text = new StringBuilder(indent + "union {\n");
        String inner = indent + INDENT;
        for (int from = 0; from < run.size(); ) {
            int to = from + 1;
            while (to < run.size() && start(run.get(to)) > start(run.get(from))) to++;
            List<Slot> arm = run.subList(from, to);
            if (arm.size() == 1) {
                text.append(indented(line(record, arm.get(0)), inner));
            } else {
                text.append(inner).append("struct {\n").append(nested(record, arm, inner + INDENT)).append(inner).append("};\n");
            }
            from = to;
        }
        return text.append(indent).append("};\n").toString();
    }

    private static String indented(String lines, String indent) {
        return lines.lines().map(l -> indent + l + "\n").collect(Collectors.joining());
    }

    private static boolean overlaps(List<Slot> slots, int from, int to, long end) {
        Slot slot = slots.get(to);
        boolean again = start(slot) == start(slots.get(from)) && slot.size() > 0;
        return start(slot) < end || again;
    }

    /** Bits from the record's start. */
    private static long start(Slot slot) {
        return slot.bits().map(b -> b.byteOffset() * 8 + b.from()).orElse(slot.offset() * 8);
    }

    private static long end(Slot slot) {
        return slot.bits().map(b -> b.byteOffset() * 8 + b.to() + 1).orElse((slot.offset() + slot.size()) * 8);
    }

    private String line(RecordType record, Slot slot) {
        String path = record.member(slot.member()).orElseThrow().cPath();
        String bits = slot.bits().map(b -> " : " + b.width()).orElse("");
        return declared(slot.type(), path.substring(path.lastIndexOf('.') + 1)) + bits + ";\n";
    }

    /** {@code int openat(int dirfd, const char *path, int flags, mode_t mode)}. */
    public String prototype(String name, List<Parameter> parameters, Result result) {
        var declared = new ArrayList<String>();
        for (Parameter parameter : parameters) declared.add(declared(parameter));
        String head = returned(result) + name + "(";
        if (declared.isEmpty()) return head + "void);";
        boolean fits = head.length() + String.join(", ", declared).length() < WIDTH;
        return head + (fits ? "" : "\n" + INDENT + INDENT) + String.join(fits ? ", " : ",\n" + INDENT + INDENT, declared) + ");";
    }

    private static String returned(Result result) {
        if (result instanceof Result.Value value) return type(value.type()) + " ";
        if (result instanceof Result.Address) return "void *";
        return result instanceof Result.Never ? "[[noreturn]] void " : "int ";
    }

    /** {@code const char *path}. */
    public String declared(Parameter parameter) {
        String name = parameter.name();
        if (parameter.type() instanceof Parameter.Value value) return type(value.type()) + " " + name;
        if (parameter.type() instanceof Parameter.Halves halves) return type(halves.type()) + " " + name;
        if (parameter.type() instanceof Parameter.SizeOf size) return type(size.type()) + " " + name;
        if (parameter.type() instanceof Parameter.Fixed fixed) return type(fixed.type()) + " " + name;
        if (parameter.type() instanceof Parameter.Descriptor) return "int " + name;
        if (parameter.type() instanceof Parameter.Text) return "const char *" + name;
        if (parameter.type() instanceof Parameter.Address) return "void *" + name;
        Parameter.Pointer pointer = (Parameter.Pointer) parameter.type();
        return pointer(pointer) + name;
    }

    private String pointer(Parameter.Pointer pointer) {
        boolean bytes = pointer.length().isPresent() && pointer.element() instanceof Type.Number number
                && number.scalar().spec().endsWith("8");
        String constant = pointer.direction() == Parameter.Direction.IN ? "const " : "";
        return constant + (bytes ? "void" : pointed(pointer.element())) + " *";
    }

    private String pointed(Type type) {
        if (type instanceof Type.Number number) return type(number);
        if (type instanceof Type.Array array) return pointed(array.element());
        Type.Reference reference = (Type.Reference) type;
        return named(reference.record());
    }

    private String declared(Type type, String name) {
        if (type instanceof Type.Number number) return number.scalar().spec().equals("ptr") ? "void *" + name : type(number) + " " + name;
        if (type instanceof Type.Reference reference) return named(reference.record()) + " " + name;
        Type.Array array = (Type.Array) type;
        return 
                    declared(array.element(), name + "[" + (array.count().isPresent() ? array.count().getAsLong() : "") + "]");
    }

    private String named(String record) {
        RecordType type = abi.record(record).orElseThrow();
        return type.inner() ? record(type, type.layouts().any()) : type.cName();
    }

    private static String type(Type.Number number) {
        return switch (number.name()) {
            case "u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64", "be16", "be32", "be64", "le16", "le32", "le64" -> "__"
                    + number.name();
            case "byte" -> "__u8";
            case "uint" -> "unsigned int";
            case "ulong" -> "unsigned long";
            case "ushort" -> "unsigned short";
            case "ptr" -> "void *";
            default -> number.name();
        };
    }
}
