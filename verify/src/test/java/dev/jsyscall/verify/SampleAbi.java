package dev.jsyscall.verify;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Arch.PairRule;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.DataModel;
import dev.jsyscall.generator.model.Header;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.IoctlEncoding;
import dev.jsyscall.generator.model.MachineCode;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Position;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.RecordType.Member;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.generator.model.Type;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A small ABI written by hand, so that what reads the model is tested without what makes it: two architectures that differ in width and
 * byte order, and one of everything a claim can be about.
 */
public final class SampleAbi {
    private static final Position HERE = new Position("linux/sample.abi", 1, 1);

    private SampleAbi() {}

    public static Abi abi() {
        var wide = new DataModel(8, ByteOrder.LITTLE_ENDIAN, 8);
        var narrow = new DataModel(4, ByteOrder.BIG_ENDIAN, 8);
        Arch x86 = arch("x86_64", "amd64", "x86_64-linux-gnu", "x86", wide, Map.of("read", 0, "open", 2), x86Code());
        Arch ppc = arch("ppc", "ppc", "powerpc-linux-gnu", "powerpc", narrow, Map.of("read", 3, "open", 5), Map.of());
        return abi(List.of(x86, ppc));
    }

    private static Abi abi(List<Arch> arches) {
        var o = new ConstantGroup(
                "O", ConstantGroup.Kind.FLAGS, "O_", Scalar.U32, false, "How to open.", "sample", List.of(),
                List.of(constant("CREAT", "O_CREAT", "0o100", values(0100, 0100)),
                        constant("DIRECTORY", "O_DIRECTORY", "0o200000", values(0200000, 040000))),
                Optional.empty(), HERE);
        var at = new ConstantGroup(
                "AT", ConstantGroup.Kind.INTS, "AT_", Scalar.INT, false, "", "sample", List.of(),
                List.of(constant("FDCWD", "AT_FDCWD", "-100", values(-100, -100))), Optional.empty(), HERE);
        var winsize = new Ioctl(
                "TIOCGWINSZ", "", "sample", "0x5413", values(0x5413, 0x40087468), true, Optional.empty(), new Result.None(), false,
                Optional.empty(), Optional.empty(), HERE);
        var headers = List.of(
                new Header("linux/fcntl.h", false), new Header("linux/ip.h", false), new Header("linux/termios.h", false),
                new Header("asm/ioctls.h", false));
        var subsystem = new Subsystem(
                "sample", "linux/sample.abi", "", "dev.jsyscall.sample", true, headers, List.of(o, at),
                List.of(flock(), iphdr(), addresses()), List.of(), List.of(), List.of(winsize), List.of());
        return new Abi("linux", arches, List.of(subsystem), List.of(), Optional.empty());
    }

    private static RecordType flock() {
        var type = new Type.Number("s16", Scalar.S16);
        var word = new Type.Number("off_t", Scalar.LONG);
        var pid = new Type.Number("pid_t", Scalar.S32);
        var x86 = new Layout(32, 8, List.of(
                slot("type", type, 0, 2), slot("whence", type, 2, 2), slot("start", word, 8, 8), slot("len", word, 16, 8),
                slot("pid", pid, 24, 4)), false);
        var ppc = new Layout(16, 4, List.of(
                slot("type", type, 0, 2), slot("whence", type, 2, 2), slot("start", word, 4, 4), slot("len", word, 8, 4),
                slot("pid", pid, 12, 4)), false);
        return record("flock", "struct flock", "l_", x86, ppc, Optional.empty());
    }

    private static RecordType iphdr() {
        var unit = new Type.Number("u8", Scalar.U8);
        var inner = new Type.Reference("iphdr.addrs");
        List<Slot> x86 = List.of(
                bits("ihl", unit, new Bits(0, 1, 0, 4, 0, 0, 3)), bits("version", unit, new Bits(0, 1, 4, 4, 0, 4, 7)),
                slot("addrs", inner, 12, 8));
        List<Slot> ppc = List.of(
                bits("version", unit, new Bits(0, 1, 4, 4, 0, 0, 3)), bits("ihl", unit, new Bits(0, 1, 0, 4, 0, 4, 7)),
                slot("addrs", inner, 12, 8));
        return record("iphdr", "struct iphdr", "", new Layout(20, 4, x86, false), new Layout(20, 4, ppc, false), Optional.empty());
    }

    private static RecordType addresses() {
        var address = new Type.Number("be32", Scalar.BE32);
        var layout = new Layout(8, 4, List.of(slot("saddr", address, 0, 4), slot("daddr", address, 4, 4)), false);
        return record("iphdr.addrs", "", "", layout, layout, Optional.empty());
    }

    private static RecordType record(String name, String cName, String prefix, Layout x86, Layout ppc, Optional<String> exclusion) {
        var members = new ArrayList<Member>();
        for (Slot slot : x86.slots()) {
            var slots = new TreeMap<String, Slot>(Map.of("x86_64", slot));
            ppc.slot(slot.member()).ifPresent(other -> slots.put("ppc", other));
            members.add(new Member(slot.member(), prefix + slot.member(), "", Optional.empty(), new PerArch<>(slots, 2), HERE));
        }
        return new RecordType(
                name, cName, prefix, false, "", "sample", new PerArch<>(new TreeMap<>(Map.of("x86_64", x86, "ppc", ppc)), 2), members,
                List.of(), excluded(exclusion), HERE);
    }

    private static PerArch<String> excluded(Optional<String> reason) {
        var reasons = new TreeMap<String, String>();
        reason.ifPresent(why -> List.of("ppc", "x86_64").forEach(arch -> reasons.put(arch, why)));
        return new PerArch<>(reasons, 2);
    }

    private static Slot slot(String member, Type type, long offset, long size) {
        return new Slot(member, type, offset, size, Optional.empty());
    }

    private static Slot bits(String member, Type type, Bits bits) {
        return new Slot(member, type, bits.byteOffset(), 1, Optional.of(bits));
    }

    private static Constant constant(String name, String cName, String text, PerArch<Long> values) {
        return new Constant(name, cName, "", text, values, !values.uniform(), Optional.empty(), Optional.empty(), HERE);
    }

    private static PerArch<Long> values(long x86, long ppc) {
        return new PerArch<>(new TreeMap<>(Map.of("x86_64", x86, "ppc", ppc)), 2);
    }

    private static Map<String, MachineCode> x86Code() {
        var bytes = new ArrayList<Byte>();
        for (int b : new int[] {0xb8, 0, 0, 0, 0, 0x0f, 0x05, 0xc3}) {
            bytes.add((byte) b);
        }
        var hole = new MachineCode.Hole(0, 31, 1, 0, 4);
        return Map.of("syscall", new MachineCode("syscall", "mov $NR, %eax\nsyscall\nret\n", bytes, List.of(hole), HERE));
    }

    private static Arch arch(
            String name, String java, String triple, String uapi, DataModel data, Map<String, Integer> numbers,
            Map<String, MachineCode> code) {
        return new Arch(
                name, "linux", "", HERE, List.of(java), triple, uapi, data, data.is64Bit() ? PairRule.NONE : PairRule.ALIGNED,
                IoctlEncoding.GENERIC, 6, code, Optional.empty(), new TreeMap<>(numbers));
    }
}
