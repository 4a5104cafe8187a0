package dev.jsyscall.verify.facts;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.RecordType.Layout;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The whole ABI of one architecture as tab-separated lines, for other programs to read.
 *
 * <pre>
 * constant  GROUP   NAME        C_NAME  VALUE       decimal; unsigned groups are unsigned
 * struct    C_NAME  SIZE        ALIGN
 * field     C_NAME  FIELD.PATH  OFFSET  SIZE        a bit-field: "bits BYTE:FROM-TO", no size; a flexible tail: 0
 * syscall   NAME    NUMBER      SIGNATURE           "-" while a call is a number only
 * </pre>
 *
 * <p>C names come without the words {@code struct} and {@code union}. Ioctl requests are constants of the group {@value #IOCTLS}.
 * Calls that the architecture lacks have no line, nor have typed forms of multiplexing calls, which have no number of their own.
 */
public final class AbiDump {
    /** The group under which ioctl requests are listed. */
    public static final String IOCTLS = "IOCTL";

    private final Abi abi;
    private final Arch arch;

    public AbiDump(Abi abi, Arch arch) {
        this.abi = abi;
        this.arch = arch;
    }

    public void write(PrintWriter out) {
        abi.groups().forEach(group -> group.constants().forEach(constant -> write(out, group, constant)));
        abi.ioctls().forEach(ioctl -> write(out, ioctl));
        abi.records().filter(record -> !record.inner()).forEach(record -> write(out, record));
        writeCalls(out);
        out.flush();
    }

    /** The value as C prints it: {@code -100} in a signed group, {@code 4294967196} in an unsigned one. */
    public static String decimal(ConstantGroup group, long value) {
        return group.type().signed() ? Long.toString(value) : Long.toUnsignedString(value);
    }

    /** {@code stat} for {@code struct stat}, {@code siginfo_t} as it is. */
    public static String bareName(RecordType record) {
        return record.cName().substring(record.cName().indexOf(' ') + 1);
    }

    private void write(PrintWriter out, ConstantGroup group, Constant constant) {
        constant.values().on(arch).ifPresent(value ->
                line(out, "constant", group.name(), constant.name(), constant.cName(), decimal(group, value)));
    }

    private void write(PrintWriter out, Ioctl ioctl) {
        ioctl.requests().on(arch).ifPresent(request ->
                line(out, "constant", IOCTLS, ioctl.name(), ioctl.name(), Long.toUnsignedString(request)));
    }

    private void write(PrintWriter out, RecordType record) {
        String name = bareName(record);
        record.layouts().on(arch).ifPresent(layout -> write(out, name, layout));
        for (FieldFact field : FieldFact.of(abi, record, arch)) {
            if (!field.inArray()) {
                line(out, "field", name, field.path(), place(field), field.bits().isPresent() ? "" : Long.toString(field.size()));
            }
        }
    }

    private static void write(PrintWriter out, String name, Layout layout) {
        line(out, "struct", name, Long.toString(layout.size()), Long.toString(layout.align()));
    }

    private static String place(FieldFact field) {
        return field.bits().map(AbiDump::place).orElseGet(() -> Long.toString(field.offset()));
    }

    private static String place(Bits bits) {
        return "bits " + bits.byteOffset() + ":" + bits.from() + "-" + bits.to();
    }

    private void writeCalls(PrintWriter out) {
        Map<String, Call> calls = abi.calls().filter(call -> !call.variant()).collect(Collectors.toMap(Call::name, Function.identity()));
        arch.numbers().forEach((name, number) ->
                line(out, "syscall", name, number.toString(), calls.containsKey(name) ? calls.get(name).signature() : "-"));
    }

    private static void line(PrintWriter out, String... columns) {
        out.print(String.join("\t", columns));
        out.print('\n');
    }
}
