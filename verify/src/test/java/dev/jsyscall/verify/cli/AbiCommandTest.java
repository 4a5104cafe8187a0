package dev.jsyscall.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line over the real specs: what it prints, and how it exits. */
class AbiCommandTest {

    record Run(int exit, String out, String err) {}

    @Test
    void dumpsAPlatform() {
        Run run = run("dump", "--platform", "linux/aarch64");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("\nconstant\tO\tDIRECTORY\tO_DIRECTORY\t16384\n")
                .contains("\nstruct\tstat\t128\t8\n", "\nfield\tstat\tst_size\t48\t8\n")
                .contains("\nsyscall\topenat\t56\t(dirfd: fd");
        assertThat(run.out().lines()).allMatch(line -> line.matches(
                "constant\t[^\t]+\t[^\t]+\t[^\t]+\t-?\\d+|struct\t[^\t]+\t\\d+\t\\d+"
                        + "|field\t[^\t]+\t[^\t]+\t(\\d+|bits \\d+:\\d+-\\d+)\t\\d*|syscall\t[^\t]+\t\\d+\t(-|\\(.*)"));
    }

    @Test
    void dumpsEveryCallOfThePlatformOnce() {
        Run run = run("dump", "--platform", "linux/x86_64");
        assertThat(run.out().lines().filter(line -> line.startsWith("syscall\t")).map(line -> line.split("\t")[1]))
                .doesNotHaveDuplicates().contains("read", "openat", "io_uring_setup").hasSizeGreaterThan(350);
    }

    @Test
    void explainsWhatItKnows() {
        Run run = run("explain", "O_CREAT", "stat", "openat");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("O_CREAT  (constant)", "struct stat  (record)", "int openat(int dirfd, const char *path")
                .contains("stands in for  open on aarch64", "257  x86_64", " dup3, ")
                .contains("specified at linux/fcntl.abi:");
    }

    @Test
    void explainsNumbers() {
        assertThat(run("explain", "0x5413").out()).contains("TIOCGWINSZ");
        assertThat(run("explain", "--errno", "22").out()).startsWith("EINVAL  (constant)").contains("epoll_create1 ");
        assertThat(run("explain", "--signal", "9").out()).startsWith("SIGKILL  (constant)");
        assertThat(run("explain", "--syscall", "56", "--platform", "linux/aarch64").out()).contains("openat  aarch64", "int openat(");
        assertThat(run("explain", "--syscall", "257").out()).contains("openat            x86_64", "timer_create      arm");
        assertThat(run("explain", "--syscall", "99999").exit()).isEqualTo(2);
        assertThat(run("explain", "--errno", "nonsense").exit()).isEqualTo(2);
        assertThat(run("explain").exit()).isEqualTo(2);
    }

    @Test
    void suggestsWhatAnUnknownNameMayMean() {
        Run run = run("explain", "O_CRAET");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("there is no O_CRAET", "O_CREAT");
    }

    @Test
    void comparesPlatforms() {
        Run run = run("diff", "linux/x86_64", "linux/arm");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("linux/x86_64 and linux/arm\n==");
        assertThat(run.out().lines()).anyMatch(line -> line.matches(" +O_DIRECTORY +0x10000 +0x4000"))
                .anyMatch(line -> line.matches(" +read +0 +3")).noneMatch(line -> line.contains(" O_CREAT "));
        assertThat(run("diff", "linux/x86_64").exit()).isEqualTo(2);
    }

    @Test
    void comparesVersions(@TempDir Path folder) throws IOException {
        Path before = Files.createDirectory(folder.resolve("before"));
        Path after = Files.createDirectory(folder.resolve("after"));
        Files.writeString(before.resolve("mine.abi"), "ints X prefix X_ : u32 { A = 1; }\n");
        Files.writeString(after.resolve("mine.abi"), "ints X prefix X_ : u32 { A = 1; B = 2; }\n");
        Run run = run("diff", "--specs", before.toString(), "--with", after.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).anyMatch(line -> line.matches(" +X_B +- +2")).noneMatch(line -> line.contains("X_A"));
    }

    @Test
    void writesPages(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.abi"), "ints X prefix X_ : u32 { A = 1; }\n");
        Run run = run("html", "--specs", folder.toString(), "-o", folder.resolve("site").toString());
        assertThat(run.exit()).isZero();
        assertThat(folder.resolve("site/subsystem/mine.html")).content().contains("X_A");
    }

    @Test
    void namesThePlatformsWhereOneIsUnknown() {
        Run run = run("dump", "--platform", "linux/pdp11");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no platform linux/pdp11", "linux/aarch64");
        assertThat(run("dump", "--platform", "plan9/x86_64").exit()).isEqualTo(2);
    }

    @Test
    void wrongUsageIsExit2() {
        assertThat(run("dump").exit()).isEqualTo(2);
        assertThat(run("frobnicate").exit()).isEqualTo(2);
        assertThat(run().exit()).isEqualTo(2);
        assertThat(run("dump", "--specs", "no/such/folder", "--platform", "linux/arm").exit()).isEqualTo(2);
    }

    @Test
    void anErrorInASpecIsShownWithItsLine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.abi"), "flags X prefix X_ : u32 { A = nonsense; }\n");
        Run run = run("dump", "--specs", folder.toString(), "--platform", "linux/x86_64");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("mine.abi:1:", "error:", "A = nonsense");
    }

    @Test
    void ownSpecsMayImportTheBundledOnes(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.abi"), "import linux.types;\nstruct mine { a: u8; b: u64; }\n");
        Run run = run("dump", "--specs", folder.toString(), "--platform", "linux/i386");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("struct\tmine\t12\t4\n", "field\tmine\tb\t4\t8\n");
    }

    @Test
    void generatesJava(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.abi"), "flags X prefix X_ : u32 { A = 1; B = 2; }\n");
        Path output = folder.resolve("java");
        Run run = run("generate", "--specs", folder.toString(), "--package", "org.example.mine", "-o", output.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(output.resolve("org/example/mine/X.java")).content().contains("package org.example.mine;", "class X");
    }

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line = AbiCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = line.execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }
}
