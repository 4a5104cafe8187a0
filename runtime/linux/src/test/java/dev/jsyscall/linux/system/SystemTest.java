package dev.jsyscall.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.personality.PERSONALITY;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import dev.jsyscall.linux.testing.Privilege;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is about the whole system, but for its names. */
class SystemTest {

    @Test
    void aThreadChangesItsPersonality() throws Exception {
        int before = Personality.get();
        OwnThread.run(() -> {
            assertThat(Personality.set(before | PERSONALITY.ADDR_NO_RANDOMIZE)).isEqualTo(before);
            assertThat(PERSONALITY.format(Personality.get())).contains("addr_no_randomize");
            Personality.set("per_linux, uname26");
            assertThat(KernelName.get().release()).startsWith("2.6.");
        });
        assertThat(Personality.get()).isEqualTo(before);
        assertThat(KernelName.get().release()).doesNotStartWith("2.6.");
    }

    @Test
    void randomBytesAreDifferentEachTime() throws Exception {
        assertThat(RandomBytes.get(32)).hasSize(32).isNotEqualTo(RandomBytes.get(32));
        assertThat(RandomBytes.get(0)).isEmpty();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment much = arena.allocate(1 << 20);
            RandomBytes.fill(much, "nonblock");
            long zeros = 0;
            for (long i = 0; i < much.byteSize(); i += Long.BYTES) {
                if (much.get(ValueLayout.JAVA_LONG, i) == 0) zeros++;
            }
            assertThat(zeros).as("of 131072 random longs, how many are 0").isLessThan(3);
        }
    }

    @Test
    void theKernelsLogIsRead() throws Exception {
        try {
            assertThat(KernelLog.size()).isPositive();
            assertThat(KernelLog.lines()).isNotNull();
            assertThat(KernelLog.unread()).isNotNegative();
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.PERM), "needs CAP_SYSLOG here");
            throw e;
        }
    }

    @Test
    void theKernelsLogIsNotForEverybody() throws Exception {
        Privilege.needsAnOrdinaryUser();
        Fails.with(KernelLog::clear, E.PERM);
        assertThatThrownBy(() -> KernelLog.consoleLevel(9)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 to 8");
    }

    @Test
    void accountingIsForRoot(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("acct"));
        if (Privilege.isRoot()) {
            try {
                Accounting.on(file.toString());
                new ProcessBuilder("true").start().waitFor();
                Accounting.off();
                assertThat(Files.size(file)).as("a record of the process that ended").isPositive();
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.NOSYS), "this kernel was built without accounting");
                throw e;
            }
        } else {
            Fails.with(() -> Accounting.on(file.toString()), E.PERM, E.NOSYS);
        }
    }

    @Test
    void settingsAreReadByTheirNames() throws Exception {
        assertThat(Sysctl.get("kernel.ostype")).isEqualTo("Linux");
        assertThat(Sysctl.get("net.ipv4.ip_local_port_range").split("\\s+")).hasSize(2);
        Fails.with(() -> Sysctl.get("kernel.unheard_of"), E.NOENT);
        assertThatThrownBy(() -> Sysctl.get("kernel..ostype")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sysctl.get("../meminfo")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsAreSetByRoot() throws Exception {
        String value = Sysctl.get("kernel.panic");
        if (Privilege.isRoot()) {
            Sysctl.set("kernel.panic", value);
            Fails.with(() -> Sysctl.set("kernel.panic", "soon"), E.INVAL);
            assertThat(Sysctl.get("kernel.panic")).isEqualTo(value);
        } else {
            Fails.with(() -> Sysctl.set("kernel.panic", value), E.ACCES);
        }
    }
}
