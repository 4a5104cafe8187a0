package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import dev.jsyscall.linux.proc.Proc;
import dev.jsyscall.linux.proc.ProcStatus;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import dev.jsyscall.linux.testing.Privilege;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdsTest {
    private static final int SOMEBODY = 66;
    private static final int OTHER = 67;
    private static final int THIRD = 68;

    @Test
    void agreeWithProc() throws Exception {
        ProcStatus status = Proc.thread().status();
        assertThat(Ids.user()).isEqualTo(status.user()).isEqualTo(new Identity(Ids.uid(), Ids.euid(), Ids.user().saved()));
        assertThat(Ids.group()).isEqualTo(status.group()).isEqualTo(new Identity(Ids.gid(), Ids.egid(), Ids.group().saved()));
        assertThat(Ids.groups()).containsExactlyInAnyOrder(status.groups());
        assertThat(Ids.fsuid()).isEqualTo(Ids.euid());
        assertThat(Ids.fsgid()).isEqualTo(Ids.egid());
    }

    @Test
    void canBeSetToWhatTheyAre() throws Exception {
        Ids.setUid(Ids.uid());
        Ids.setGid(Ids.gid());
        Ids.setEuid(Ids.euid());
        Ids.setEgid(Ids.egid());
        Ids.setReuid(Ids.uid(), Ids.euid());
        Ids.setRegid(Ids.gid(), Ids.egid());
        Ids.setUser(Ids.user());
        Ids.setGroup(Ids.group());
        Ids.setFsuid(Ids.fsuid());
        Ids.setFsgid(Ids.fsgid());
        agreeWithProc();
    }

    @Test
    void unchangedStays() throws Exception {
        Identity before = Ids.user();
        Identity group = Ids.group();
        Ids.setUser(Identity.of(Ids.UNCHANGED));
        Ids.setGroup(Identity.of(Ids.UNCHANGED));
        Ids.setReuid(Ids.UNCHANGED, Ids.UNCHANGED);
        assertThat(Ids.user()).isEqualTo(before);
        assertThat(Ids.group()).isEqualTo(group);
        assertThat(new Identity(0, Ids.UNCHANGED, -2)).hasToString("{real=0, effective=unchanged, saved=4294967294}");
    }

    @Test
    void aRealEffectiveAndSavedUserOfAThread() throws Exception {
        Privilege.needsRoot();
        Identity before = Ids.user();
        OwnThread.run(() -> {
            Identity three = new Identity(SOMEBODY, OTHER, THIRD);
            Ids.setUser(three);
            assertThat(Ids.user()).isEqualTo(three);
            Fails.with(() -> Ids.setUid(0), E.PERM);
            Ids.setEuid(THIRD);
            assertThat(Ids.user()).isEqualTo(new Identity(SOMEBODY, THIRD, THIRD));
        });
        assertThat(Ids.user()).as("other threads").isEqualTo(before);
    }

    @Test
    void aRealEffectiveAndSavedGroupOfAThread() throws Exception {
        Privilege.needsRoot();
        Identity before = Ids.group();
        OwnThread.run(() -> {
            Identity three = new Identity(SOMEBODY, OTHER, THIRD);
            Ids.setGroup(three);
            assertThat(Ids.group()).isEqualTo(three);
            Ids.setEgid(OTHER);
            Ids.setRegid(OTHER, THIRD);
            assertThat(Ids.group()).isEqualTo(new Identity(OTHER, THIRD, THIRD));
            Ids.setGid(SOMEBODY);
            assertThat(Ids.group()).isEqualTo(Identity.of(SOMEBODY));
        });
        assertThat(Ids.group()).as("other threads").isEqualTo(before);
    }

    @Test
    void theEffectiveUserAndGroupLeadBack() throws Exception {
        Privilege.needsRoot();
        OwnThread.run(() -> {
            Ids.setEgid(SOMEBODY);
            assertThat(Ids.egid()).isEqualTo(SOMEBODY);
            assertThat(Ids.gid()).isZero();
            Ids.setEuid(SOMEBODY);
            assertThat(Ids.euid()).isEqualTo(SOMEBODY);
            assertThat(Ids.uid()).isZero();
            Ids.setEuid(0);
            Ids.setEgid(0);
            assertThat(Ids.user()).isEqualTo(Identity.of(0));
            Ids.setUid(SOMEBODY);
            assertThat(Ids.user()).as("no way back").isEqualTo(Identity.of(SOMEBODY));
        });
    }

    @Test
    void groupsBeyondTheFirst() throws Exception {
        Privilege.needsRoot();
        int[] before = Ids.groups();
        OwnThread.run(() -> {
            int[] many = IntStream.range(100, 400).toArray();
            Ids.setGroups(many);
            assertThat(Ids.groups()).containsExactlyInAnyOrder(many);
            Ids.setGroups();
            assertThat(Ids.groups()).isEmpty();
        });
        assertThat(Ids.groups()).as("other threads").isEqualTo(before);
    }

    @Test
    void filesAreAccessedAsSomebodyElse(@TempDir Path folder) throws Exception {
        Privilege.needsRoot();
        Path file = Files.createFile(folder.resolve("mine"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OwnThread.run(() -> {
            Ids.setFsgid(SOMEBODY);
            Ids.setFsuid(SOMEBODY);
            assertThat(Ids.fsuid()).isEqualTo(SOMEBODY);
            assertThat(Ids.fsgid()).isEqualTo(SOMEBODY);
            assertThat(Ids.euid()).isZero();
            Fails.with(() -> FcntlCalls.openat(file.toString(), "rdonly, cloexec").close(), E.ACCES);
        });
        FcntlCalls.openat(file.toString(), "rdonly, cloexec").close();
    }

    @Test
    void othersMayNotBeBecome() throws Exception {
        Privilege.needsAnOrdinaryUser();
        Fails.with(() -> Ids.setUid(0), E.PERM);
        Fails.with(() -> Ids.setGid(0), E.PERM);
        Fails.with(() -> Ids.setEuid(0), E.PERM);
        Fails.with(() -> Ids.setEgid(0), E.PERM);
        Fails.with(() -> Ids.setReuid(0, 0), E.PERM);
        Fails.with(() -> Ids.setRegid(0, 0), E.PERM);
        Fails.with(() -> Ids.setUser(Identity.of(0)), E.PERM);
        Fails.with(() -> Ids.setGroup(Identity.of(0)), E.PERM);
        Fails.with(() -> Ids.setFsuid(0), E.PERM);
        Fails.with(() -> Ids.setFsgid(0), E.PERM);
        Fails.with(() -> Ids.setGroups(0), E.PERM);
    }

    @Test
    void newFilesHaveNotAllPermissions(@TempDir Path folder) throws Exception {
        int before = Umask.set(0027);
        try {
            assertThat(Proc.self().status().umask()).isEqualTo(0027);
            String file = folder.resolve("new").toString();
            FcntlCalls.openat(file, "wronly, creat, excl, cloexec", "rwxrwxrwx").close();
            try (Arena arena = Arena.ofConfined()) {
                Statx about = Statx.allocate(arena);
                StatCalls.statx(file, "", "basic_stats", about);
                assertThat(about.mode() & 0777).isEqualTo(0750);
            }
            assertThat(Umask.set("---------")).isEqualTo(0027);
        } finally {
            assertThat(Umask.set(before)).isZero();
        }
    }
}
