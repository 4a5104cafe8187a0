package dev.jsyscall.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.verify.headers.HeaderCache;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claims;
import dev.jsyscall.verify.probe.Compiler;
import dev.jsyscall.verify.probe.HeaderSet;
import dev.jsyscall.verify.probe.Measurement.Numbers;
import dev.jsyscall.verify.probe.Measurement.Unknown;
import dev.jsyscall.verify.probe.Prober;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a model through a compiler to verdicts, on a hand-written ABI. */
class VerifierTest {
    private final Abi abi = SampleAbi.abi();

    @Test
    void confirmsTrueClaimsOnEveryArchitectureThatCanBeChecked() throws IOException {
        Report report = new Verifier(abi, TestToolchains.found()).verify(abi.arches());
        assumeTrue(!report.arches().isEmpty(), "no compiler for any of the sample's architectures");
        assertThat(report.count(Outcome.MISMATCH)).isZero();
        assertThat(report.count(Outcome.UNKNOWN)).isZero();
        assertThat(report.count(Outcome.MATCH)).isEqualTo(report.arches().stream().mapToLong(arch -> arch.verdicts().size()).sum());
    }

    @Test
    void findsEveryDamagedClaimThroughTheCompiler() throws IOException {
        var damage = List.of(
                Damage.toValues("one more", value -> value.map(v -> v + 1)),
                Damage.toLayouts("a byte larger", layout -> new Layout(
                        layout.size() + 1, layout.align(), layout.slots(), layout.flexible())),
                Damage.toSlots("a byte or a bit on", slot -> Damage.moved(slot, 1, 1)));
        for (Damage one : damage) {
            Abi damaged = one.apply(abi);
            Report report = new Verifier(damaged, TestToolchains.found()).verify(damaged.arches());
            assumeTrue(!report.arches().isEmpty(), "no compiler for any of the sample's architectures");
            for (ArchReport arch : report.arches()) {
                assertThat(arch.verdicts()).as(one.name() + " on " + arch.arch().platform())
                        .filteredOn(verdict -> one.kinds().contains(verdict.claim().kind()))
                        .isNotEmpty().allMatch(verdict -> verdict.outcome() == Outcome.MISMATCH);
            }
        }
    }

    @Test
    void namesCallsThatTheHeadersHaveAndTheSpecsDoNot() throws IOException {
        Report report = new Verifier(abi, TestToolchains.found()).verify(abi.arches());
        assumeTrue(!report.arches().isEmpty(), "no compiler for any of the sample's architectures");
        assertThat(report.arches()).allSatisfy(arch -> assertThat(arch.notes()).anySatisfy(note -> assertThat(note)
                .startsWith("the headers have calls that the specs do not: ").contains("__NR_write")
                .doesNotContain("__NR_read,", "__NR_syscalls")));
    }

    @Test
    void unknownNamesAndBrokenHeadersDoNotSpoilTheRest(@TempDir Path headers) throws IOException {
        Optional<Compiler> cc = Compiler.find("cc");
        assumeTrue(cc.isPresent(), "no cc");
        Files.createDirectories(headers.resolve("linux"));
        Files.writeString(headers.resolve("linux/fcntl.h"), "#define O_CREAT 0100\n#define O_DIRECTORY 0200000\n");
        Files.writeString(headers.resolve("linux/ip.h"), "this is no C\n");
        var set = new HeaderSet(false, "headers of this test", List.of("-nostdinc", "-isystem", headers.toString()));
        List<Claim> claims = Claims.of(abi, abi.arch("x86_64").orElseThrow());

        Prober.Answers answers = new Prober(cc.get(), List.of(set)).measure(claims, abi.subsystems().get(0).headers());

        assertThat(answers.notes()).singleElement().asString().startsWith("<linux/ip.h> of headers of this test does not compile");
        assertThat(answers.measurements().get(idOf(claims, "O_CREAT"))).isEqualTo(new Numbers(List.of(64L)));
        assertThat(answers.measurements().get(idOf(claims, "AT_FDCWD"))).isInstanceOfSatisfying(
                Unknown.class, unknown -> assertThat(unknown.reason()).contains("AT_FDCWD"));
        assertThat(answers.measurements().get(idOf(claims, "struct flock.l_pid"))).isInstanceOf(Unknown.class);
        assertThat(claims).filteredOn(claim -> claim.kind() != Kind.MODEL).hasSizeGreaterThan(10);
    }

    @Test
    void theHostAloneIsCheckedWithItsOwnCompilerAndTheReportSaysSo(@TempDir Path cache) throws IOException {
        Toolchains hostOnly = Toolchains.find(new HeaderCache(cache, true), true);
        Report report = new Verifier(abi, hostOnly).verify(abi.arches());
        assertThat(report.limitation()).isNotEmpty();
        assertThat(report.skipped()).containsKey("linux/ppc");
    }

    private static int idOf(List<Claim> claims, String name) {
        return claims.indexOf(claims.stream().filter(claim -> claim.name().equals(name)).findFirst().orElseThrow());
    }
}
