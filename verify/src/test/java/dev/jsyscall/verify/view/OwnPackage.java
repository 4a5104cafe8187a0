package dev.jsyscall.verify.view;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.headers.HeaderCache;
import dev.jsyscall.verify.headers.HeaderPackage;
import dev.jsyscall.verify.headers.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A package of a test's own headers, in the form that the kernel's come in. */
public final class OwnPackage {
    /** One of each kind: 32 and 64 bits, either order of bytes, both encodings of ioctls. */
    private static final List<String> ARCHES = List.of("x86_64", "i386", "mips64el", "s390x");

    private static final String TYPES = """
            #ifndef TYPES_H
            #define TYPES_H
            typedef unsigned char __u8;
            typedef unsigned short __u16;
            typedef unsigned int __u32;
            typedef int __s32;
            typedef unsigned long long __u64;
            typedef __u16 __be16;
            typedef int __kernel_pid_t;
            typedef unsigned int __kernel_uid32_t, __kernel_gid32_t;
            typedef long long __kernel_loff_t;
            #if defined(__powerpc__) || defined(__mips__)
            #define _IOC(d, t, n, s) (((d) ? (d) == 1 ? 4U : (d) == 2 ? 2U : 6U : 1U) << 29 | (s) << 16 | (t) << 8 | (n))
            #else
            #define _IOC(d, t, n, s) ((unsigned)(d) << 30 | (s) << 16 | (t) << 8 | (n))
            #endif
            #define _IO(t, n) _IOC(0, t, n, 0)
            #define _IOW(t, n, a) _IOC(1, t, n, sizeof(a))
            #define _IOR(t, n, a) _IOC(2, t, n, sizeof(a))
            #define _IOWR(t, n, a) _IOC(3, t, n, sizeof(a))
            #endif
            """;

    private final Path folder;

    public OwnPackage(Path folder) throws IOException {
        this.folder = folder;
        for (Arch arch : specs().arches()) {
            Files.createDirectories(folder.resolve("usr/lib/linux/uapi").resolve(arch.uapi()).resolve("asm"));
        }
        with("linux/types.h", TYPES).with("linux/posix_types.h", "").with("asm/unistd.h", "");
    }

    public OwnPackage with(String header, String text) throws IOException {
        Path file = folder.resolve("usr/include").resolve(header);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Compilers that include these headers. */
    public Toolchains toolchains() {
        var cache = new HeaderCache(folder.resolve("cache"), true);
        Toolchains toolchains = Toolchains.of(cache, HeaderPackage.unpacked(folder));
        assumeTrue(toolchains.limitation().isEmpty(), toolchains.limitation());
        return toolchains;
    }

    /** A few architectures, and what the given files declare. */
    public static Abi specs(SourceFile... files) {
        Compilation compilation = compile(List.of(files));
        return compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
    }

    public static Compilation compile(List<SourceFile> files) {
        Compilation compilation = AbiCompiler.compile("linux", files, SpecLibrary.bundled(), "org.example");
        return new Compilation(compilation.abi().map(OwnPackage::few), compilation.diagnostics());
    }

    private static Abi few(Abi abi) {
        List<Arch> arches = abi.arches().stream().filter(arch -> ARCHES.contains(arch.name())).toList();
        return new Abi(abi.os(), arches, abi.subsystems(), abi.undeclared(), abi.platform());
    }
}
