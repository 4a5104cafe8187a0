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
import java.nio.ByteBuffer;
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
        assertThatThrownBy(() -> RandomBytes.get(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
        byte[] array = new byte[64];
        RandomBytes.fill(array);
        assertThat(array).isNotEqualTo(new byte[64]);
        ByteBuffer buffer = ByteBuffer.wrap(new byte[64]).position(8).limit(40);
        RandomBytes.fill(buffer);
        assertThat(buffer.remaining()).isZero();
        assertThat(buffer.array()).startsWith(new byte[8]).endsWith(new byte[24]).isNotEqualTo(new byte[64]);
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
    void takingNothingFromTheLogWaitsForNothing() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            assertThat(KernelLog.take(arena.allocate(8).asSlice(0, 0))).isZero();
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.PERM), "needs CAP_SYSLOG here");
            throw e;
        }
    }

    @Test
    void theConsoleIsSilencedAndBack() throws Exception {
        Privilege.needsRoot();
        String levels = Sysctl.get("kernel.printk");
        try {
            KernelLog.consoleOff();
            assertThat(Sysctl.get("kernel.printk")).startsWith("1");
            KernelLog.consoleOn();
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.PERM), "needs CAP_SYSLOG here");
            throw e;
        }
        assertThat(Sysctl.get("kernel.printk")).isEqualTo(levels);
    }

    @Test
    void theKernelsLogIsNotForEverybody() throws Exception {
        Privilege.needsAnOrdinaryUser();
        Fails.with(KernelLog::clear, E.PERM);
        Fails.with(KernelLog::take, E.PERM);
        Fails.with(KernelLog::linesOnce, E.PERM);
        Fails.with(KernelLog::consoleOff, E.PERM);
        Fails.with(KernelLog::consoleOn, E.PERM);
        Fails.with(() -> Reboot.ctrlAltDelRestarts(false), E.PERM);
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
            Fails.with(() -> Sysctl.set("kernel.panic", ""), E.INVAL);
            assertThat(Sysctl.get("kernel.panic")).isEqualTo(value);
        } else {
            Fails.with(() -> Sysctl.set("kernel.panic", value), E.ACCES);
        }
    }
}
