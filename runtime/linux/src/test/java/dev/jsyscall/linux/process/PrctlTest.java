package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.prctl.PR_TIMING;
import dev.jsyscall.linux.abi.prctl.SECBIT;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.proc.Proc;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.ForkedJvm;
import dev.jsyscall.linux.testing.OwnThread;
import dev.jsyscall.linux.testing.Privilege;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PrctlTest {

    @Test
    void namesAThread() throws Exception {
        OwnThread.run(() -> {
            Prctl.setName("kettle) S 1 (ü");
            assertThat(Prctl.name()).isEqualTo("kettle) S 1 (ü").isEqualTo(Proc.thread().comm());
            Prctl.setName("");
            assertThat(Prctl.name()).isEmpty();
        });
        assertThatThrownBy(() -> Prctl.setName("sixteen bytes 16")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15 bytes");
    }

    @Test
    void choosesADeathSignal() throws Exception {
        OwnThread.run(() -> {
            Prctl.setDeathSignal("winch");
            assertThat(Prctl.deathSignal()).isEqualTo(SIG.WINCH);
            Prctl.setDeathSignal(0);
            assertThat(Prctl.deathSignal()).isZero();
            Fails.with(() -> Prctl.setDeathSignal(4711), E.INVAL);
        });
    }

    @Test
    void keepsCapabilities() throws Exception {
        OwnThread.run(() -> {
            assertThat(Prctl.keepsCapabilities()).isFalse();
            Prctl.setKeepsCapabilities(true);
            assertThat(Prctl.keepsCapabilities()).isTrue();
        });
        assertThat(Prctl.keepsCapabilities()).as("other threads").isFalse();
        assertThat(Prctl.isInBoundingSet("mknod")).isEqualTo((Proc.self().status().mask("CapBnd") >> 27 & 1) == 1);
        Fails.with(() -> Prctl.isInBoundingSet(4711), E.INVAL);
    }

    @Test
    void givesUpNewPrivileges() throws Exception {
        boolean before = Prctl.hasNoNewPrivs();
        OwnThread.run(() -> {
            Prctl.setNoNewPrivs();
            assertThat(Prctl.hasNoNewPrivs()).isTrue();
            assertThat(Proc.thread().status().noNewPrivs()).isTrue();
        });
        assertThat(Prctl.hasNoNewPrivs()).as("other threads").isEqualTo(before);
    }

    @Test
    void choosesHowCapabilitiesFollow() throws Exception {
        int before = Prctl.securebits();
        OwnThread.run(() -> {
            if (Privilege.isRoot()) {
                Prctl.setSecurebits("noroot");
                assertThat(Prctl.securebits()).isEqualTo(SECBIT.NOROOT);
            } else {
                Fails.with(() -> Prctl.setSecurebits("noroot"), E.PERM);
            }
        });
        assertThat(Prctl.securebits()).as("other threads").isEqualTo(before);
    }

    @Test
    void tellsHowTimeIsAccounted() throws Exception {
        assertThat(Prctl.timing()).isEqualTo(PR_TIMING.STATISTICAL);
    }

    /** What is run in a process of its own. */
    static final class WholeProcess {
        private WholeProcess() {}

        public static void main(String[] args) throws ErrnoException {
            System.out.print(Prctl.isDumpable() + " " + Prctl.isChildSubreaper() + " " + Prctl.isThpDisabled() + ", ");
            Prctl.setDumpable(false);
            Prctl.setChildSubreaper(true);
            Prctl.setThpDisabled(true);
            System.out.print(Prctl.isDumpable() + " " + Prctl.isChildSubreaper() + " " + Prctl.isThpDisabled() + ", ");
            Prctl.setDumpable(true);
            Prctl.setChildSubreaper(false);
            Prctl.setThpDisabled(false);
            System.out.print(Prctl.isDumpable() + " " + Prctl.isChildSubreaper() + " " + Prctl.isThpDisabled());
        }
    }

    /** What is run in a process of its own. */
    static final class Merge {
        private Merge() {}

        public static void main(String[] args) throws ErrnoException {
            try {
                Prctl.setMemoryMerged(true);
                System.out.print(Prctl.isMemoryMerged() + " ");
                Prctl.setMemoryMerged(false);
                System.out.print(Prctl.isMemoryMerged());
            } catch (ErrnoException e) {
                System.out.print(e.errno().name());
            }
        }
    }

    @Test
    void mergesMemory() throws Exception {
        String output = ForkedJvm.run(List.of(), Merge.class);
        assumeTrue(!output.equals("EINVAL"), "this kernel cannot merge all of a process's memory");
        assertThat(output).isEqualTo("true false");
    }

    @Test
    void changesAWholeProcess() throws Exception {
        assertThat(ForkedJvm.run(List.of(), WholeProcess.class)).isEqualTo("true false false, false true true, true false false");
    }
}
