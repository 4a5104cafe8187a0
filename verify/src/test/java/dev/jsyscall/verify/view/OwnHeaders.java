package dev.jsyscall.verify.view;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.verify.headers.Toolchains.Toolchain;
import dev.jsyscall.verify.probe.Compiler;
import dev.jsyscall.verify.probe.HeaderSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of a test's own headers, taken for the kernel's. */
public record OwnHeaders(Path folder) {
    public OwnHeaders with(String header, String text) throws IOException {
        Path file = folder.resolve(header);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** A compiler that includes these headers and no others. */
    public Toolchain toolchain(String target) {
        Optional<Compiler> clang = Stream.of("clang-19", "clang-20", "clang").flatMap(name -> Compiler.find(name).stream()).findFirst();
        assumeTrue(clang.isPresent(), "there is no clang here");
        var options = List.of("--target=" + target, "-ffreestanding", "-nostdinc", "-isystem", folder.toString());
        return new Toolchain(clang.get(), List.of(new HeaderSet(false, "own headers", options)), List.of(), List.of(folder));
    }

    public HeaderView view() throws IOException {
        Toolchain tools = toolchain("x86_64-linux-gnu");
        return HeaderView.of(tools, new KernelHeaders(tools.kernel()).all());
    }
}
