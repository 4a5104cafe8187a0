package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.resource.RLIMIT;
import dev.jsyscall.linux.proc.Proc;
import dev.jsyscall.linux.raw.FcntlRaw;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.ForkedJvm;
import dev.jsyscall.linux.testing.Privilege;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LimitsTest {

    @Test
    void agreeWithProc() throws Exception {
        for (String resource : List.of("cpu", "fsize", "data", "stack", "core", "nproc", "nofile", "memlock", "as", "msgqueue")) {
            assertThat(Limits.get(resource)).as(resource).isEqualTo(Proc.self().limits().get(resource));
        }
    }

    @Test
    void areSetAndTellWhatTheyWere() throws Exception {
        Limit before = Limits.get(RLIMIT.CORE);
        try {
            assertThat(Limits.set(RLIMIT.CORE, before.withSoft(0))).isEqualTo(before);
            assertThat(Limits.get("core")).isEqualTo(before.withSoft(0));
        } finally {
            Limits.set("core", before);
        }
        int pid = (int) ProcessHandle.current().pid();
        assertThat(Limits.get(pid, RLIMIT.CORE)).isEqualTo(before);
        assertThat(Limits.set(pid, "core", before)).isEqualTo(before);
    }

    @Test
    void areReadAsText() {
        assertThat(new Limit(1024, Limit.INFINITY)).hasToString("{soft=1024, hard=infinity}");
        assertThat(Limit.NONE.isUnlimited()).isTrue();
        assertThat(Limit.of(5)).isEqualTo(new Limit(5, 5)).isEqualTo(Limit.NONE.withSoft(5).withHard(5));
        assertThat(new Limit(-2, -2)).as("a large one").hasToString("{soft=18446744073709551614, hard=18446744073709551614}");
        assertThatThrownBy(() -> new Limit(Limit.INFINITY, 5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("infinity > 5");
    }

    @Test
    void ofProcessesThatAreNotThereAreNotToBeHad() {
        Fails.with(() -> Limits.get(Integer.MAX_VALUE, RLIMIT.CORE), E.SRCH);
        Fails.with(() -> Limits.get(1000), E.INVAL);
    }

    /** Not even root has more files than {@code fs.nr_open}. */
    @Test
    void ofOpenFilesAreNeverInfinite() throws Exception {
        Limit before = Limits.get("nofile");
        Fails.with(() -> Limits.set("nofile", Limit.NONE), E.PERM);
        assertThat(Limits.get("nofile")).isEqualTo(before);
    }

    /** What is run in a process of its own. */
    static final class LowerAndRaise {
        private LowerAndRaise() {}

        public static void main(String[] args) throws ErrnoException {
            Limits.set("core", Limit.of(0));
            try {
                Limits.set("core", Limit.of(1));
                System.out.println("raised to " + Limits.get("core"));
            } catch (ErrnoException e) {
                System.out.println(e.errno().name() + " " + Limits.get("core"));
            }
        }
    }

    @Test
    void areNotRaisedAgainByAnOrdinaryUser() throws Exception {
        Privilege.needsAnOrdinaryUser();
        assertThat(ForkedJvm.run(List.of(), LowerAndRaise.class)).isEqualTo("EPERM {soft=0, hard=0}\n");
    }

    @Test
    void mayNotBeRaisedByOthers() throws Exception {
        Privilege.needsAnOrdinaryUser();
        Fails.with(() -> Limits.set(1, RLIMIT.CORE, Limit.of(0)), E.PERM);
    }

    /** What is run in a process of its own. */
    static final class OpenTooMuch {
        private OpenTooMuch() {}

        public static void main(String[] args) throws ErrnoException {
            // Once before, as it needs descriptors to load classes.
            FcntlRaw.openat(AT.FDCWD, MemorySegment.NULL, O.RDONLY, 0);
            E.format(E.MFILE);
            Limit before = Limits.set("nofile", Limits.get("nofile").withSoft(0));
            long result;
            try (Arena arena = Arena.ofConfined()) {
                result = FcntlRaw.openat(AT.FDCWD, arena.allocateFrom("/dev/null"), O.RDONLY, 0);
            } finally {
                Limits.set("nofile", before);
            }
            System.out.println(E.format((int) -result));
        }
    }

    @Test
    void areEnforced() throws Exception {
        assertThat(ForkedJvm.run(List.of(), OpenTooMuch.class)).isEqualTo("mfile\n");
    }
}
