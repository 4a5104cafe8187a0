package dev.jsyscall.verify.headers;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.probe.Compiler;
import dev.jsyscall.verify.probe.HeaderSet;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which compiler and headers check which architecture: clang and unpacked packages check every one; where clang or the packages are
 * missing, the machine's own compiler and headers check the machine's own architecture.
 */
public final class Toolchains {
    private static final List<String> CROSS_COMPILERS = List.of("clang-19", "clang-20", "clang-21", "clang");
    private static final String NO_CLANG = "there is no clang-19 here (Debian package clang-19)";
    private static final String HOST_COMPILER = "cc";

    /** The kernel's public headers use a few types that they leave to the C library: loff_t in FIOQSIZE. */
    private static final List<String> KERNEL_MODE = List.of("-ffreestanding", "-include", "sys/types.h");

    private final HeaderCache cache;
    private final Optional<Compiler> cross;
    private final Optional<Compiler> host;
    private final Optional<HeaderPackage> kernel;
    private final String limitation;

    /**
     * A compiler and its headers for one architecture.
     *
     * @param sets the kernel's headers, then the C library's
     * @param target the option that chooses the architecture; empty for the machine's own compiler
     * @param kernel the folders of the kernel's headers, the architecture's own first; empty where they are mixed with others
     */
    public record Toolchain(Compiler compiler, List<HeaderSet> sets, List<String> target, List<Path> kernel) {}

    private Toolchains(
            HeaderCache cache, Optional<Compiler> cross, Optional<Compiler> host, Optional<HeaderPackage> kernel, String limitation) {
        this.cache = cache;
        this.cross = cross;
        this.host = host;
        this.kernel = kernel;
        this.limitation = limitation;
    }

    /** Looks for compilers, and gets the kernel's headers unless {@code hostOnly}. */
    public static Toolchains find(HeaderCache cache, boolean hostOnly) {
        Optional<Compiler> host = Compiler.find(HOST_COMPILER);
        if (hostOnly) {
            return new Toolchains(cache, Optional.empty(), host, Optional.empty(), "as was asked");
        }
        Optional<Compiler> cross = crossCompiler();
        if (cross.isEmpty()) {
            return new Toolchains(cache, cross, host, Optional.empty(), NO_CLANG);
        }
        try {
            return new Toolchains(cache, cross, host, Optional.of(cache.obtain(PinnedPackage.kernel())), "");
        } catch (IOException e) {
            return new Toolchains(cache, cross, host, Optional.empty(), "the headers cannot be had: " + e.getMessage());
        }
    }

    /** Looks for compilers, to be used with the given headers of the kernel. */
    public static Toolchains of(HeaderCache cache, HeaderPackage kernel) {
        Toolchains found = find(cache, true);
        Optional<Compiler> cross = crossCompiler();
        String limitation = cross.isEmpty() ? NO_CLANG : "";
        return new Toolchains(cache, cross, found.host, Optional.of(kernel), limitation);
    }

    private static Optional<Compiler> crossCompiler() {
        return CROSS_COMPILERS.stream().flatMap(name -> Compiler.find(name).stream()).findFirst();
    }

    /** Whether all architectures can be checked. */
    public boolean crossCompiles() {
        return kernel.isPresent();
    }

    /** Why just the machine's own architecture can be checked; empty where all can. */
    public String limitation() {
        return limitation;
    }

    /** Whether this JVM runs on the architecture. */
    public static boolean isHost(Arch arch) {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).equals(arch.os())
                && arch.javaNames().contains(System.getProperty("os.arch"));
    }

    /**
     * What checks an architecture; empty if nothing can.
     *
     * @param libc whether the C library's headers are needed too
     * @throws IOException if they are and cannot be had
     */
    public Optional<Toolchain> forArch(Arch arch, boolean libc) throws IOException {
        if (kernel.isPresent() && cross.isPresent() && !arch.uapi().isEmpty()) {
            return Optional.of(crossToolchain(cross.get(), kernel.get(), arch, libc));
        }
        return host.isPresent() && isHost(arch) ? Optional.of(hostToolchain(host.get())) : Optional.empty();
    }

    private Toolchain crossToolchain(Compiler clang, HeaderPackage uapi, Arch arch, boolean libc) throws IOException {
        var target = List.of("--target=" + arch.triple());
        Path include = uapi.folder().resolve("usr/include");
        var kernelFolders = List.of(uapi.folder().resolve("usr/lib/linux/uapi").resolve(arch.uapi()), include);
        Path builtin = Path.of(clang.ask("-print-resource-dir")).resolve("include");
        var sets = new ArrayList<HeaderSet>();
        var freestanding = options(target, KERNEL_MODE, builtin, List.of(cache.standIns()), kernelFolders);
        sets.add(new HeaderSet(false, uapi.label(), freestanding));
        Optional<PinnedPackage> pinned = libc ? PinnedPackage.libc(arch.platform()) : Optional.empty();
        if (pinned.isPresent()) {
            HeaderPackage library = cache.obtain(pinned.get());
            var hosted = options(target, List.of("-D_GNU_SOURCE"), builtin, List.of(includeFolder(library)), kernelFolders);
            sets.add(new HeaderSet(true, library.label(), hosted));
        }
        return new Toolchain(clang, List.copyOf(sets), target, kernelFolders);
    }

    private static List<String> options(List<String> target, List<String> mode, Path builtin, List<Path> first, List<Path> kernel) {
        var options = new ArrayList<>(target);
        options.addAll(mode);
        options.add("-nostdinc");
        var folders = new ArrayList<>(first);
        folders.add(builtin);
        folders.addAll(kernel);
        folders.forEach(folder -> options.addAll(List.of("-isystem", folder.toString())));
        return List.copyOf(options);
    }

    /** {@code usr/<target>/include}, the one place in a cross package where there are headers. */
    private static Path includeFolder(HeaderPackage library) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(library.folder().resolve("usr"))) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder.resolve("include"))) {
                    return folder.resolve("include");
                }
            }
        }
        throw new IOException(library.label() + " has no headers in it");
    }

    private Toolchain hostToolchain(Compiler cc) throws IOException {
        var kernel = new ArrayList<>(List.of("-isystem", cache.standIns().toString()));
        kernel.addAll(KERNEL_MODE);
        var sets = List.of(
                new HeaderSet(false, "this machine's kernel headers", kernel),
                new HeaderSet(true, "this machine's C library headers", List.of("-D_GNU_SOURCE")));
        return new Toolchain(cc, sets, List.of(), List.of());
    }
}
