package dev.jsyscall.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import dev.jsyscall.linux.testing.Privilege;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files of a process that fewer people read, and those that can be written. */
@Timeout(60)
class ProcDetailsTest {
    private final Process other = start();
    private final Proc child = Proc.of((int) other.pid());

    private static Process start() {
        try {
            return new ProcessBuilder("sleep", "100").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void end() throws Exception {
        other.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    @Test
    void controlGroupsAreToldAsTheFileHasThem() throws Exception {
        assertThat(Proc.self().cgroups()).extracting(Cgroup::toString).isEqualTo(Files.readAllLines(Path.of("/proc/self/cgroup")));
        assertThat(Cgroup.parse("4:cpu,cpuacct:/a:b")).isEqualTo(new Cgroup(4, List.of("cpu", "cpuacct"), "/a:b"));
        assertThat(Cgroup.parse("0::/user.slice")).isEqualTo(new Cgroup(0, List.of(), "/user.slice"))
                .satisfies(group -> assertThat(group.isUnified()).isTrue());
    }

    @Test
    void whatIsReadIsCounted() throws Exception {
        ProcIo before = Proc.self().io();
        Files.readAllBytes(Path.of("/proc/self/exe"));
        ProcIo after = Proc.self().io();
        assertThat(after.readBytes() - before.readBytes()).isGreaterThanOrEqualTo(Files.size(Path.of("/proc/self/exe")));
        assertThat(after.readCalls()).isGreaterThan(before.readCalls());
        assertThat(after.writtenBytes()).isGreaterThanOrEqualTo(before.writtenBytes());
    }

    @Test
    void memoryIsToldQuicklyOrExactly() throws Exception {
        ProcStatm quick = child.statm();
        assertThat(quick.size()).isGreaterThan(quick.resident());
        assertThat(quick.resident()).isGreaterThanOrEqualTo(quick.shared());
        MemoryUse exact = child.memoryUse();
        assertThat(exact.resident()).isGreaterThanOrEqualTo(exact.proportional());
        assertThat(exact.proportional()).isGreaterThanOrEqualTo(exact.unique());
        assertThat(exact.get("Swap").orElseThrow()).isNotNegative();
        assertThat(exact.get("Unheard")).isEmpty();
    }

    @Test
    void aDescriptorTellsItsPositionAndFlags(@TempDir Path folder) throws Exception {
        try (OpenFile file = OpenFile.open(folder.resolve("tea").toString(), "rdwr, creat, append, cloexec", "rw-------")) {
            file.write(MemorySegment.ofArray(new byte[7]));
            FdInfo info = Proc.self().fdInfo(file.fd().number());
            assertThat(info.position()).isEqualTo(7);
            assertThat(info.flags() & (O.ACCMODE | O.APPEND | O.CLOEXEC)).isEqualTo(O.RDWR | O.APPEND | O.CLOEXEC);
            assertThat(info.get("mnt_id")).isPresent();
            assertThat(info.get("tfd")).isEmpty();
            assertThat(info.toString()).startsWith("{position=7, flags=rdwr,append,");
        }
        Fails.with(() -> Proc.self().fdInfo(999_999), E.NOENT);
    }

    @Test
    void namespacesHaveNumbers() throws Exception {
        SortedMap<String, Long> mine = Proc.self().namespaces();
        assertThat(mine).containsKeys("mnt", "net", "pid", "uts").isEqualTo(child.namespaces());
        assertThat(Files.readSymbolicLink(Path.of("/proc/self/ns/net"))).hasToString("net:[" + mine.get("net") + "]");
    }

    @Test
    void childrenAreFoundWhicheverThreadBeganThem() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/thread-self/children")), "this kernel was built without it");
        assertThat(Proc.self().children()).extracting(Proc::pid).contains(child.pid());
        assertThat(child.children()).isEmpty();
    }

    @Test
    void whatIsEndedFirstIsAdjusted() throws Exception {
        assertThat(child.oomScore()).isBetween(0, 2000);
        int before = child.oomScoreAdj();
        child.setOomScoreAdj(before + 7);
        assertThat(child.oomScoreAdj()).isEqualTo(before + 7);
        Fails.with(() -> child.setOomScoreAdj(1001), E.INVAL);
        if (!Privilege.isRoot()) Fails.with(() -> child.setOomScoreAdj(-1000), E.ACCES);
    }

    @Test
    void whatIsDumpedIsChosen() throws Exception {
        var parts = EnumSet.of(CoreDumpPart.ANONYMOUS_PRIVATE, CoreDumpPart.ELF_HEADERS);
        child.setCoreDumpParts(parts);
        assertThat(child.coreDumpParts()).isEqualTo(parts);
        assertThat(child.text("coredump_filter").strip()).endsWith("11");
    }

    @Test
    void anyFileIsWrittenAsItIs() throws Exception {
        OwnThread.run(() -> {
            Proc.thread().write("comm", "tea");
            assertThat(Proc.thread().comm()).isEqualTo("tea");
        });
        Fails.with(() -> child.write("stat", "tea"), E.ACCES, E.INVAL, E.IO);
    }

    @Test
    void namesStayInTheDirectoryOfTheProcess() {
        for (String wrong : List.of("../version", "/etc/passwd", "", "fd/../../version", "..", "net/")) {
            assertThatThrownBy(() -> child.text(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> child.write(wrong, "")).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        for (int wrong : new int[] {0, -5}) {
            assertThatThrownBy(() -> Proc.of(wrong)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 or more");
        }
    }

    @Test
    void whatWasReadStaysAsItIs() throws ErrnoException {
        for (Map<?, ?> map : List.of(Proc.self().status().fields(), CpuInfo.all().getFirst().fields(), MemInfo.get().fields(),
                Proc.self().limits().limits(), SystemStat.get().cpus(), child.memoryUse().fields())) {
            assertThat(map).isNotEmpty();
            assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
