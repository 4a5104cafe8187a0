package dev.jsyscall.verify.ljsyscall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whoever knows ljsyscall finds each constant and ioctl under its group and name, or finds written down where it went. */
class LjsyscallTest {

    @Test
    void everyConstantIsHereOrItsAbsenceIsExplained() throws IOException {
        List<OldConstant> constants = OldConstant.read(lines("constants.txt"));
        assertThat(constants).hasSizeGreaterThan(3_000);
        List<Difference> differences = Difference.read(lines("differences.txt"));
        Map<String, Long> specs = specs();

        var unexplained = new ArrayList<String>();
        var unused = new LinkedHashSet<>(differences);
        for (OldConstant constant : constants) {
            Long ours = specs.get(constant.key());
            if (ours != null && constant.has(ours)) continue;
            differences.stream().filter(d -> d.explains(constant, specs)).findFirst().ifPresentOrElse(
                    unused::remove, () -> unexplained.add(constant.key() + " = " + constant.value().orElse(0L) + ", here " + ours));
        }
        assertThat(unexplained).as("neither here nor explained").isEmpty();
        assertThat(unused.stream().map(Difference::line)).as("explain what needs no explanation").isEmpty();
    }

    /** Constants and ioctls of x86_64, by {@code GROUP.NAME}. */
    private static Map<String, Long> specs() {
        SpecLibrary library = SpecLibrary.bundled();
        Compilation compilation = AbiCompiler.compile(
                "linux", library.under("linux").stream().filter(f -> !f.path().matches("linux/(arch|numbers)/.*")).toList(), library,
                "com.example");
        Abi abi = compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
        Arch arch = abi.arch("x86_64").orElseThrow();
        var specs = new HashMap<String, Long>();
        abi.groups().forEach(g -> g.constants().forEach(
                c -> c.values().on(arch).ifPresent(value -> specs.put(g.name() + "." + c.name(), value))));
        abi.ioctls().forEach(i -> i.requests().on(arch).ifPresent(request -> specs.put("IOCTL." + i.name(), request)));
        return specs;
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(LjsyscallTest.class.getResourceAsStream(resource), resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }
}
