package dev.jsyscall.verify;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Header;
import dev.jsyscall.generator.model.MachineCode;
import dev.jsyscall.verify.counts.CallGrades;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.headers.Toolchains.Toolchain;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claims;
import dev.jsyscall.verify.probe.HeaderSet;
import dev.jsyscall.verify.probe.Measurement;
import dev.jsyscall.verify.probe.Prober;
import dev.jsyscall.verify.probe.UnlistedCalls;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Checks the claims of the specs, each architecture against its own headers and assembler. */
public final class Verifier {
    private static final Header NUMBERS = new Header("asm/unistd.h", false);

    private final Abi abi;
    private final Toolchains toolchains;

    public Verifier(Abi abi, Toolchains toolchains) {
        this.abi = abi;
        this.toolchains = toolchains;
    }

    /** What one architecture's claims were measured to be; judging them again costs nothing. */
    record Evidence(
            Arch arch, List<Claim> claims, Map<Integer, Measurement> measurements, Map<String, MachineCodeProof> code, ArchReport report) {}

    /**
     * Verifies the given architectures, several at a time.
     *
     * @throws IOException if a compiler or headers that should work do not; a name that is unknown, or a wrong value, is in the report
     */
    public Report verify(List<Arch> arches) throws IOException {
        var reports = new ArrayList<ArchReport>();
        var skipped = new LinkedHashMap<String, String>();
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Map<Arch, Future<Optional<Evidence>>> results = new LinkedHashMap<>();
            for (Arch arch : arches) {
                Callable<Optional<Evidence>> task = () -> gather(arch);
                results.put(arch, workers.submit(task));
            }
            for (var result : results.entrySet()) {
                Optional<Evidence> evidence = await(result.getValue());
                evidence.ifPresentOrElse(
                        e -> reports.add(e.report()),
                        () -> skipped.put(result.getKey().platform(), "no compiler and headers for it"));
            }
        } finally {
            workers.shutdownNow();
        }
        return new Report(List.copyOf(reports), skipped, toolchains.limitation());
    }

    /** Measures one architecture; empty if there is nothing to measure it with. */
    Optional<Evidence> gather(Arch arch) throws IOException {
        List<Header> headers = headers();
        boolean libc = headers.stream().anyMatch(Header::libc);
        Optional<Toolchain> tools = toolchains.forArch(arch, libc);
        return tools.isPresent() ? Optional.of(gather(arch, headers, tools.get())) : Optional.empty();
    }

    private Evidence gather(Arch arch, List<Header> headers, Toolchain tools) throws IOException {
        List<Claim> claims = Claims.of(abi, arch);
        Prober.Answers answers = new Prober(tools.compiler(), tools.sets()).measure(claims, headers);
        var proofs = new LinkedHashMap<String, MachineCodeProof>();
        for (MachineCode code : arch.code().values()) {
            proofs.put(code.role(), MachineCodeProof.of(arch, code, tools));
        }
        var notes = new ArrayList<>(answers.notes());
        Set<String> unlisted = UnlistedCalls.of(abi, tools.compiler(), tools.sets());
        if (!unlisted.isEmpty()) {
            notes.add("the headers have calls that the specs do not: " + String.join(", ", unlisted));
        }
        List<Verdict> judged = judge(arch, claims, answers.measurements(), proofs);
        List<Verdict> verdicts = KernelOracle.forArch(arch).review(MissingLibrary.excused(arch, tools.sets(), judged), notes);
        var sources = Stream.concat(Stream.of(tools.compiler().version()), tools.sets().stream().map(HeaderSet::label)).toList();
        var report = new ArchReport(arch, CallGrades.of(abi, arch), verdicts, sources, List.copyOf(notes));
        return new Evidence(arch, claims, answers.measurements(), proofs, report);
    }

    /** Compares what the specs claim, or a variation of it, with what was measured. */
    static List<Verdict> judge(
            Arch arch, List<Claim> claims, Map<Integer, Measurement> measurements, Map<String, MachineCodeProof> proofs) {
        var compared = new ArrayList<Verdict>();
        for (int id = 0; id < claims.size(); id++) {
            compared.add(Verdict.of(claims.get(id), Optional.ofNullable(measurements.get(id))));
        }
        var verdicts = new ArrayList<>(new OlderHeaders(compared, measurements).excused());
        arch.code().values().forEach(code -> {
            MachineCodeProof proof = proofs.get(code.role());
            if (proof != null) {
                verdicts.add(proof.judge(code));
            }
        });
        return List.copyOf(verdicts);
    }

    private List<Header> headers() {
        Stream<Header> named = abi.subsystems().stream().flatMap(subsystem -> subsystem.headers().stream());
        return Stream.concat(Stream.of(NUMBERS), named).distinct().toList();
    }

    private static <T> T await(Future<T> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while verifying").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
