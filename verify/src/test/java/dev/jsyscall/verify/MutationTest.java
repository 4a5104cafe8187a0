package dev.jsyscall.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.MachineCode;
import dev.jsyscall.generator.model.MachineCode.Hole;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.verify.Verifier.Evidence;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claims;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damage to anything that matched must be found, every time. The real specs are measured once, on every architecture that this machine
 * can check; then each damaged model is judged against those measurements.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MutationTest {
    private final Abi abi = compiled();
    private final List<Evidence> evidence = new ArrayList<>();

    @BeforeAll
    void measure() throws IOException {
        var verifier = new Verifier(abi, TestToolchains.found());
        for (Arch arch : abi.arches()) {
            verifier.gather(arch).ifPresent(evidence::add);
        }
        if (TestToolchains.found().crossCompiles()) {
            assertThat(evidence).hasSameSizeAs(abi.arches());
        }
        assumeTrue(!evidence.isEmpty(), "neither clang-19 with headers nor a cc for this machine's architecture");
    }

    @Test
    void theSpecsAreRightToBeginWith() {
        for (Evidence arch : evidence) {
            assertThat(arch.report().verdicts()).as(arch.arch().platform()).noneMatch(Verdict::failure);
            // This machine's own headers may be older than the specs; those that all architectures are checked with are not.
            if (TestToolchains.found().crossCompiles()) {
                assertThat(arch.report().with(Outcome.UNKNOWN)).as(arch.arch().platform()).isEmpty();
            }
        }
    }

    static Stream<Damage> damages() {
        return Stream.of(
                Damage.toValues("one more", value -> value.map(v -> v + 1)),
                Damage.toValues("one less", value -> value.map(v -> v - 1)),
                Damage.toValues("another bit", value -> value.map(v -> v ^ 0x40)),
                Damage.toValues("complement", value -> value.map(v -> ~v)),
                Damage.toValues("not there", value -> Optional.empty()),
                Damage.toLayouts("a byte larger", l -> new Layout(l.size() + 1, l.align(), l.slots(), l.flexible())),
                Damage.toLayouts("a byte smaller", l -> new Layout(l.size() - 1, l.align(), l.slots(), l.flexible())),
                Damage.toLayouts("coarser alignment", l -> new Layout(l.size(), l.align() * 2, l.slots(), l.flexible())),
                Damage.toSlots("further on", slot -> Damage.moved(slot, 1, 1)),
                Damage.toSlots("wider", Damage::resized),
                Damage.toNumbers("one more", numbers -> renumbered(numbers, 1)),
                Damage.toNumbers("on another base", numbers -> renumbered(numbers, 4000)));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damagedFactsAreFound(Damage damage) {
        Abi damaged = damage.apply(abi);
        for (Evidence arch : evidence) {
            List<Claim> claims = Claims.of(damaged, damaged.arch(arch.arch().name()).orElseThrow());
            List<Verdict> verdicts = Verifier.judge(arch.arch(), claims, arch.measurements(), arch.code());
            var missed = new ArrayList<String>();
            int tried = 0;
            for (int id = 0; id < arch.claims().size(); id++) {
                Verdict before = arch.report().verdicts().get(id);
                if (before.outcome() == Outcome.MATCH && damage.kinds().contains(before.claim().kind())
                        && !arch.claims().get(id).equals(claims.get(id))) {
                    tried++;
                    if (verdicts.get(id).outcome() != Outcome.MISMATCH) {
                        missed.add(before.claim().name());
                    }
                }
            }
            assertThat(missed).as(damage + " on " + arch.arch().platform()).isEmpty();
            assertThat(tried).as(damage + " on " + arch.arch().platform()).isGreaterThan(50);
        }
    }

    @Test
    void damagedMachineCodeIsFound() {
        for (Evidence arch : evidence) {
            for (MachineCode code : arch.arch().code().values()) {
                MachineCodeProof proof = arch.code().get(code.role());
                assertThat(proof.judge(code).outcome()).isEqualTo(Outcome.MATCH);
                assertThat(mutants(code)).as(arch.arch().platform() + " " + code.role()).isNotEmpty()
                        .allMatch(mutant -> proof.judge(mutant).outcome() == Outcome.MISMATCH);
            }
        }
    }

    @Test
    void damageIsFoundThroughTheCompilerToo() throws IOException {
        var sample = List.of(evidence.get(0).arch(), evidence.get(evidence.size() - 1).arch());
        Damage damage = Damage.toSlots("further on", slot -> Damage.moved(slot, 1, 1));
        Damage more = Damage.toValues("one more", value -> value.map(v -> v + 1));
        Abi damaged = damage.apply(more.apply(abi));
        for (Arch arch : sample) {
            List<Verdict> before = evidence.stream().filter(e -> e.arch().equals(arch)).findFirst().orElseThrow().report().verdicts();
            List<Verdict> after = new Verifier(damaged, TestToolchains.found()).gather(arch).orElseThrow().report().verdicts();
            assertThat(after).hasSameSizeAs(before);
            for (int id = 0; id < before.size(); id++) {
                Kind kind = before.get(id).claim().kind();
                if (before.get(id).outcome() == Outcome.MATCH && (kind == Kind.FIELD || kind == Kind.CONSTANT || kind == Kind.IOCTL)) {
                    assertThat(after.get(id).outcome()).as(before.get(id).claim().name()).isEqualTo(Outcome.MISMATCH);
                }
            }
        }
    }

    /** Every bit of the template flipped, and every hole moved, narrowed and widened by one. */
    private static List<MachineCode> mutants(MachineCode code) {
        var mutants = new ArrayList<MachineCode>();
        for (int bit = 0; bit < code.template().size() * Byte.SIZE; bit++) {
            var template = new ArrayList<>(code.template());
            template.set(bit / Byte.SIZE, (byte) (template.get(bit / Byte.SIZE) ^ 1 << bit % Byte.SIZE));
            mutants.add(new MachineCode(code.role(), code.source(), template, code.holes(), code.position()));
        }
        for (int i = 0; i < code.holes().size(); i++) {
            Hole hole = code.holes().get(i);
            for (Hole mutant : List.of(
                    new Hole(hole.from() + 1, hole.to(), hole.offset(), hole.bit(), hole.unitBytes()),
                    new Hole(hole.from(), hole.to() - 1, hole.offset(), hole.bit(), hole.unitBytes()),
                    new Hole(hole.from(), hole.to(), hole.offset(), hole.bit() + 1, hole.unitBytes()))) {
                var holes = new ArrayList<>(code.holes());
                holes.set(i, mutant);
                mutants.add(new MachineCode(code.role(), code.source(), code.template(), holes, code.position()));
            }
        }
        return mutants;
    }

    private static Map<String, Integer> renumbered(Map<String, Integer> numbers, int by) {
        var changed = new TreeMap<>(numbers);
        changed.replaceAll((name, number) -> number + by);
        return changed;
    }

    private static Abi compiled() {
        var specs = SpecLibrary.bundled();
        var own = specs.under("linux").stream()
                .filter(file -> !file.path().contains("/arch/") && !file.path().contains("/numbers/")).toList();
        var compilation = AbiCompiler.compile("linux", own, specs, "dev.jsyscall.linux.abi");
        return compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
    }
}
