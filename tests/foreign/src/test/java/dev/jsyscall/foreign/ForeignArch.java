package dev.jsyscall.foreign;

/** The architectures, emulated, for which Debian has a Java 25 runtime; slow ones first, so that two at a time end together. */
enum ForeignArch {
    ARM("arm", "armhf"),
    I386("i386", "i386"),
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
}
