/** Verifies ABI specs against headers, and the {@code abi} command line. */
module dev.jsyscall.verify {
    requires transitive dev.jsyscall.generator;
    requires info.picocli;
    requires static org.jspecify;

    exports dev.jsyscall.verify;
    exports dev.jsyscall.verify.counts;
    exports dev.jsyscall.verify.diff;
    exports dev.jsyscall.verify.draft;
    exports dev.jsyscall.verify.elf;
    exports dev.jsyscall.verify.explain;
    exports dev.jsyscall.verify.facts;
    exports dev.jsyscall.verify.headers;
    exports dev.jsyscall.verify.html;
    exports dev.jsyscall.verify.probe;
    exports dev.jsyscall.verify.report;
    exports dev.jsyscall.verify.snapshot;
    exports dev.jsyscall.verify.unspecified;
    exports dev.jsyscall.verify.update;
    exports dev.jsyscall.verify.view;

    opens dev.jsyscall.verify.cli to
            info.picocli;
}
