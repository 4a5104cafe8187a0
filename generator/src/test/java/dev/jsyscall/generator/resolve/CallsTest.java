package dev.jsyscall.generator.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.TestSpecs;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.generator.model.Type;
import dev.jsyscall.generator.model.Word;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static final String IMPORTS = "import linux.types;\nimport linux.base;\n";

    private static Call call(String text) {
        Abi abi = TestSpecs.abi(IMPORTS + text);
        return abi.subsystems().stream().filter(Subsystem::own).flatMap(s -> s.calls().stream()).findFirst().orElseThrow();
    }

    /** The words as {@code fd pos:lo pos:hi -}. */
    private static String words(Call call, String arch) {
        return call.forms().on(arch).orElseThrow().words().stream().map(CallsTest::word).collect(Collectors.joining(" "));
    }

    private static String word(Word word) {
        return switch (word.part()) {
            case LOW -> word.parameter() + ":lo";
            case HIGH -> word.parameter() + ":hi";
            case PAD -> "-";
            case WHOLE -> word.parameter();
        };
    }

    @Test
    void wideValuesTakePairsIn32Bits() {
        Call pread = call("syscall pread64(fd: fd, buf: out byte[count], count: size_t, pos: loff_t): ssize_t;");
        assertThat(words(pread, "wide")).isEqualTo("fd buf count pos");
        assertThat(words(pread, "tight")).isEqualTo("fd buf count pos:lo pos:hi");
        assertThat(words(pread, "narrow")).isEqualTo("fd buf count - pos:hi pos:lo");
    }

    @Test
    void halvesArePassedLowFirstEverywhere() {
        Call preadv = call("syscall preadv(fd: fd, vec: ptr, count: ulong, pos: halves loff_t): ssize_t;");
        assertThat(words(preadv, "wide")).isEqualTo("fd vec count pos -");
        assertThat(words(preadv, "tight")).isEqualTo("fd vec count pos:lo pos:hi");
        assertThat(words(preadv, "narrow")).isEqualTo("fd vec count pos:lo pos:hi");
    }

    @Test
    void anArchitectureMayReorderParametersAndListTheCallByAnotherName() {
        Call call = call("""
                syscall sync_file_range(fd: fd, offset: loff_t, nbytes: loff_t, flags: uint);
                on narrow { override syscall sync_file_range as sync_file_range2 (fd, flags, offset, nbytes); }
                """);
        assertThat(words(call, "tight")).isEqualTo("fd offset:lo offset:hi nbytes:lo nbytes:hi flags");
        assertThat(words(call, "narrow")).isEqualTo("fd flags offset:hi offset:lo nbytes:hi nbytes:lo");
        assertThat(call.numbers().byArch()).containsEntry("narrow", 23).containsEntry("tight", 21);
    }

    @Test
    void sevenWordsFitWhereTheMachineCodeTakesThem() {
        Call call = call("syscall pread64(fd: fd, a: loff_t, b: loff_t, flags: int);");
        assertThat(words(call, "narrow")).isEqualTo("fd - a:hi a:lo b:hi b:lo flags");
    }

    @Test
    void aBlockOfArgumentsMayHaveAnyLength() {
        Call call = call("""
                syscall mmap(a: ptr, b: size_t, c: int, d: int, e: int, f: loff_t, g: int): ptr;
                on 32-bit { override syscall mmap block; }
                on wide { override syscall mmap block; }
                """);
        assertThat(call.forms().byArch().values()).allMatch(Call.Form::block);
    }

    @Test
    void aTypedefMayBeWiderSomewhere() {
        Call call = call("""
                type place = long;
                on tight { override type place = s64; }
                syscall read(a: place);
                """);
        assertThat(words(call, "tight")).isEqualTo("a:lo a:hi");
        assertThat(words(call, "narrow")).isEqualTo("a");
        assertThat(call.parameters().get(0).type()).isEqualTo(new Parameter.Value(new Type.Number("place", Scalar.LONG), Optional.empty()));
    }

    @Test
    void meaningsAreWhatTheyAre() {
        Call call = call("""
                syscall read(a: consumed fd, b: path, c: string, d: ptr, e: in pair?, f: inout u32[g], g: uint, h: sizeof e, i: const V.TWO,
                    j: V, k: mode_t in O = 3, l: out int[2]): owned fd;
                on 32-bit { override syscall read block; }
                on wide { override syscall read block; }
                """);
        var u32 = new Type.Number("u32", Scalar.U32);
        List<Parameter.Meaning> types = call.parameters().stream().map(Parameter::type).toList();
        assertThat(types.subList(0, 8)).containsExactly(
                new Parameter.Descriptor(true), new Parameter.Text(true), new Parameter.Text(false), new Parameter.Address(),
                new Parameter.Pointer(Parameter.Direction.IN, new Type.Reference("pair"), Optional.empty(), true),
                new Parameter.Pointer(Parameter.Direction.INOUT, u32, Optional.of("g"), false),
                new Parameter.Value(new Type.Number("uint", Scalar.UINT), Optional.empty()),
                new Parameter.SizeOf(new Type.Number("size_t", Scalar.SIZE), "e"));
        assertThat(types.get(8)).isInstanceOfSatisfying(Parameter.Fixed.class, f -> {
            assertThat(f.type()).isEqualTo(u32);
            assertThat(f.value().constant()).contains("V.TWO");
            assertThat(f.value().values().any()).isEqualTo(2);
        });
        assertThat(types.subList(9, 12)).containsExactly(
                new Parameter.Value(u32, Optional.of("V")),
                new Parameter.Value(new Type.Number("mode_t", Scalar.U32), Optional.of("O")),
                new Parameter.Pointer(
                        Parameter.Direction.OUT, new Type.Array(new Type.Number("int", Scalar.INT), OptionalLong.of(2)), Optional.empty(),
                        false));
        assertThat(call.parameters().get(10).byDefault().orElseThrow().values().any()).isEqualTo(3);
        assertThat(call.result()).isEqualTo(new Result.OwnedDescriptor());
    }

    @Test
    void signaturesAreCanonical() {
        Call call = call("syscall read( fd : consumed  fd,buf:out byte [ count ]?=0, count:size_t=1<<2 ) :ssize_t   in V;");
        assertThat(call.signature()).isEqualTo("(fd: consumed fd, buf: out byte[count]? = 0, count: size_t = 1 << 2): ssize_t in V");
        assertThat(call("syscall getpid();").signature()).isEqualTo("()");
    }

    @Test
    void clausesAreKept() {
        Call call = call("/** Reads. */ syscall read(fd: fd) blocking since 5.1 man \"read(2)\" error EPERM \"no\";");
        assertThat(call.doc()).isEqualTo("Reads.");
        assertThat(call.blocking()).isTrue();
        assertThat(call.since()).contains("5.1");
        assertThat(call.documentedErrors()).containsExactly(new Call.DocumentedError("EPERM", "no"));
        assertThat(call("syscall fsync(fd: fd);").man()).isEqualTo("fsync(2)");
    }

    @Test
    void aTypedFormHasTheNumberAndOrderOfItsCall() {
        Abi abi = TestSpecs.abi(IMPORTS + """
                syscall fcntl(fd: fd, cmd: int, arg: long);
                syscall fcntl.get(fd: fd, what: const V.ONE, value: out pair);
                on tight { override syscall fcntl (cmd, fd, arg); }
                """);
        Call get = abi.call("fcntl.get").orElseThrow();
        assertThat(get.numbers()).isEqualTo(abi.call("fcntl").orElseThrow().numbers());
        assertThat(words(get, "tight")).isEqualTo("what fd value");
        assertThat(get.variant()).isTrue();
        assertThat(get.kernelName()).isEqualTo("fcntl");
    }

    @Test
    void aRouteIsForTheArchitecturesThatHaveItsTarget() {
        Call call = call("""
                syscall fadvise64(fd: fd) where absent use cacheflush;
                syscall cacheflush(fd: fd);
                """);
        assertThat(call.numbers().byArch()).containsOnlyKeys("wide");
        assertThat(call.routes().get(0).arches()).as("narrow has neither").containsExactly("tight");
    }

    @Test
    void aRouteShiftsAParameterEitherWay() {
        Call call = call("""
                syscall fadvise64(fd: fd, advice: int, offset: loff_t) on narrow use read(fd, advice << 32, offset >> 12);
                syscall read(fd: fd, upper: u64, page: long);
                """);
        assertThat(call.routes().get(0).arguments()).extracting(Call.Argument::shifted).containsExactly(0, -32, 12);
    }

    @Test
    void routesLeadFromWhereACallIsAbsent() {
        Call call = call("""
                syscall fadvise64(fd: fd, offset: loff_t, advice: int)
                    on narrow use read(fd, offset >> 12)
                    where absent use fcntl.advise(fd, V.TWO, offset);
                syscall read(fd: fd, page: long);
                syscall fcntl.advise(fd: fd, cmd: const V.ONE, kind: int, offset: loff_t);
                """);
        assertThat(call.numbers().byArch()).containsOnlyKeys("wide");
        assertThat(call.routes()).extracting(Call.Route::target).containsExactly("read", "fcntl.advise");
        assertThat(call.routes().get(0).arches()).containsExactly("narrow");
        assertThat(call.routes().get(0).arguments().get(1)).isEqualTo(
                new Call.Argument("offset >> 12", Optional.of("offset"), Optional.empty(), 12));
        assertThat(call.routes().get(1).arches()).containsExactly("narrow", "tight");
        List<Call.Argument> arguments = call.routes().get(1).arguments();
        assertThat(arguments).hasSize(4);
        assertThat(arguments.get(1).constant().orElseThrow().values().any()).isEqualTo(1);
        assertThat(arguments.get(2).constant().orElseThrow().constant()).contains("V.TWO");
        assertThat(arguments.get(3).parameter()).contains("offset");
    }

    @Test
    void argumentsForWhatTheTargetComputesMayBeWritten() {
        Call call = call("""
                syscall mmap(what: in pair, size: sizeof what) on 32-bit use mmap2(what, size, V.ONE);
                syscall mmap2(what: in pair, size: sizeof what, flags: const V.ONE);
                """);
        List<Call.Argument> arguments = call.routes().get(0).arguments();
        assertThat(arguments.get(1)).isEqualTo(new Call.Argument("sizeof what", Optional.empty(), Optional.empty(), 0));
        assertThat(arguments.get(2).constant().orElseThrow().constant()).contains("V.ONE");
    }

    @Test
    void aRouteWithoutArgumentsPassesAllOnInOrder() {
        Call call = call("""
                syscall mmap(addr: ptr, size: sizeof what, what: in pair, flags: int) on 32-bit use mmap2;
                syscall mmap2(place: ptr, what: in pair, size: sizeof what, flags: int);
                """);
        assertThat(call.routes().get(0).arguments()).extracting(Call.Argument::text).containsExactly("addr", "what", "sizeof what",
                "flags");
        assertThat(call.routes().get(0).arguments().get(2)).isEqualTo(
                new Call.Argument("sizeof what", Optional.empty(), Optional.empty(), 0));
    }
}
