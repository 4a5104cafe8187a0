package dev.jsyscall.foreign;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The architectures, emulated, for which Debian has a Java 25 runtime; slow ones first, so that two at a time end together. */
enum ForeignArch {
    ARM("arm", "armhf"),
    I386("i386", "i386"),
    LOONGARCH64("loongarch64", "loong64"),
    AARCH64("aarch64", "arm64"),
    RISCV64("riscv64", "riscv64"),
    PPC64LE("ppc64le", "ppc64el"),
    S390X("s390x", "s390x");

    private final String arch;
    private final String debian;

    ForeignArch(String arch, String debian) {
        this.arch = arch;
        this.debian = debian;
    }

    /** The name that the specs and the emulator use. */
    String arch() {
        return arch;
    }

    /** Debian's name. */
    String debian() {
        return debian;
    }

    /** Whether a kernel can be booted: Debian has none for i386 any more, and qemu-system before 8.1 does not run loong64's. */
    boolean hasKernel() {
        return this != I386 && this != LOONGARCH64;
    }

    /**
     * The architectures in a list of Debian's names with commas between.
     *
     * @throws AssertionError if there is no kernel for one of them; it names those that there are
     */
    static Set<ForeignArch> withKernels(String names) {
        var known = Arrays.stream(values()).filter(ForeignArch::hasKernel).collect(Collectors.toMap(ForeignArch::debian, arch -> arch));
        var found = EnumSet.noneOf(ForeignArch.class);
        for (String name : names.split("[, ]+")) {
            if (name.isEmpty()) continue;
            ForeignArch arch = known.get(name);
            if (arch == null) throw new AssertionError("-Dkernels: no kernel for " + name + ", only for " + new TreeSet<>(known.keySet()));
            found.add(arch);
        }
        return found;
    }
}
