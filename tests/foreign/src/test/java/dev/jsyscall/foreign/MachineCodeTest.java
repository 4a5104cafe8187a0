package dev.jsyscall.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs each architecture's machine code and register rules, as the specs have them, in a C program that has no library: under qemu-user,
 * or directly on the machine's own architecture. This is the only proof on ppc and MIPS, for which there is no Java 25.
 */
@DisplayName("Machine code")
class MachineCodeTest {
    private static final int SECONDS = 60;

    @TestFactory
    Stream<DynamicContainer> everyArchitecture(@TempDir Path folder) throws IOException {
        Abi linux = LinuxAbi.read();
        String harness;
        try (InputStream text = Objects.requireNonNull(MachineCodeTest.class.getResourceAsStream("harness.c"))) {
            harness = new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
        return linux.arches().stream()
                .map(arch -> dynamicContainer(arch.name(), checks(folder, arch, harness, CallsHeader.of(linux, arch, harness))));
    }

    private static Stream<DynamicTest> checks(Path folder, Arch arch, String harness, String header) {
        Optional<Path> clang = Program.find("clang-19", "clang-20", "clang-21", "clang");
        boolean own = arch.javaNames().contains(System.getProperty("os.arch"));
        Optional<Path> emulator = Program.find("qemu-" + arch.name() + "-static", "qemu-" + arch.name());
        if (clang.isEmpty() || !own && emulator.isEmpty()) {
            String missing = clang.isEmpty() ? "clang and lld" : "qemu-" + arch.name() + "-static (Debian package qemu-user-static)";
            return Stream.of(dynamicTest(arch.name(), () -> Requirement.check(false, "there is no " + missing)));
        }
        try {
            Path program = compile(folder, arch, harness, header, clang.get());
            List<String> command = new ArrayList<>();
            if (!own) command.add(emulator.orElseThrow().toString());
            command.add(program.toString());
            return results(arch.name(), Program.run(folder, SECONDS, command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Stream.of(dynamicTest("interrupted", () -> Requirement.check(false, "interrupted")));
        }
    }

    private static Path compile(Path folder, Arch arch, String harness, String header, Path clang)
            throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("harness.c"), harness);
        Files.writeString(folder.resolve("calls.h"), header);
        Path program = folder.resolve("harness-" + arch.name());
        List<String> command = new ArrayList<>(List.of(clang.toString(), "--target=" + arch.triple(), "-std=c11", "-O1", "-Wall", "-Werror",
                "-ffreestanding", "-fno-stack-protector", "-fno-pic", "-nostdlib", "-static", "-fuse-ld=lld", "-Wl,-e,_start"));
        command.addAll(extraFlags(arch));
        command.addAll(List.of(source.toString(), "-o", program.toString()));
        Program.Outcome outcome = Program.run(folder, SECONDS, command);
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return program;
    }

    /** What a program needs that starts without a C library's help, or runs on the emulator's processor. */
    private static List<String> extraFlags(Arch arch) {
        if (arch.triple().startsWith("mips")) return List.of("-mno-abicalls", "-G0");   // nobody sets the global pointer
        if (arch.triple().startsWith("arm")) return List.of("-marm", "-march=armv7-a");
        if (arch.triple().startsWith("loongarch")) return List.of("-mno-lsx");
        return List.of();
    }

    /** One test for each line that the program wrote, and one for how it ended. */
    private static Stream<DynamicTest> results(String arch, Program.Outcome outcome) {
        Stream<DynamicTest> checks = outcome.output().lines()
                .filter(line -> line.startsWith("ok ") || line.startsWith("FAILED "))
                .map(line -> dynamicTest(line.replaceFirst("^(ok|FAILED) ", "").replaceFirst(":.*", ""),
                        () -> assertThat(line).as(arch).startsWith("ok ")));
        return Stream.concat(checks, Stream.of(dynamicTest("ran to its end", () -> {
            assertThat(outcome.output()).as(arch).endsWith("# passed\n");
            assertThat(outcome.status()).as(arch).isZero();
        })));
    }
}
