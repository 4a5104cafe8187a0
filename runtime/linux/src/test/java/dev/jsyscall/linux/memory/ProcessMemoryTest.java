package dev.jsyscall.linux.memory;

import static dev.jsyscall.linux.memory.MappingTest.PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.membarrier.MEMBARRIER_CMD;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.ForkedJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done to a process's memory as a whole. */
class ProcessMemoryTest {

    @Test
    void allPagesAreLockedAndUnlocked() throws Exception {
        try {
            LockedMemory.mlockall("current, onfault");
        } catch (ErrnoException e) {
            assertThat(e.is(E.NOMEM) || e.is(E.PERM)).as("%s", e).isTrue();
        } finally {
            LockedMemory.munlockall();
        }
        Fails.with(() -> LockedMemory.mlockall(0), E.INVAL);
    }

    /** At the limit of locked memory, the JVM would get no more. */
    @Test
    void futureMemoryIsLockedOnlyWithoutALimit() throws Exception {
        try {
            LockedMemory.mlockall("future, onfault");
        } catch (IllegalStateException limited) {
            assertThat(limited).hasMessageContaining("CAP_IPC_LOCK");
        } finally {
            LockedMemory.munlockall();
        }
    }

    /** There the capability is everybody's, and the limit holds. */
    @Test
    void aUserNamespaceOfOnesOwnDoesNotLiftTheLimit() throws Exception {
        List<String> behind = List.of("prlimit", "--memlock=8388608", "unshare", "--user", "--map-root-user");
        assumeTrue(works(behind), "user namespaces are not for everybody here");
        assertThat(ForkedJvm.run(behind, LocksFutureMemory.class)).contains("locking all future memory needs CAP_IPC_LOCK");
    }

    private static boolean works(List<String> behind) throws Exception {
        List<String> command = new ArrayList<>(behind);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    static final class LocksFutureMemory {
        private LocksFutureMemory() {}

        public static void main(String[] arguments) throws ErrnoException {
            try {
                LockedMemory.mlockall("future, onfault");
            } catch (IllegalStateException limited) {
                System.out.println(limited.getMessage());
            }
        }
    }

    @Test
    void adviceIsGivenAboutRangesOfAProcess() throws Exception {
        try (Mapping mapping = Mapping.anonymous(4 * PAGE).populate().map();
                OwnedFd self = ProcessCalls.pidfdOpen((int) ProcessHandle.current().pid())) {
            List<MemoryRange> ranges = List.of(
                    new MemoryRange(mapping.address(), PAGE), new MemoryRange(mapping.address() + 2 * PAGE, 2 * PAGE));
            assertThat(ProcessAdvice.give(self, "cold", ranges)).isEqualTo(3 * PAGE);
            assertThat(ranges.getFirst()).hasToString("0x%x+%d", mapping.address(), PAGE);
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.NOSYS), "advice to processes came with Linux 5.10");
            throw e;
        }
    }

    @Test
    void threadsPassBarriers() throws Exception {
        int commands;
        try {
            commands = MemoryBarrier.commands();
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.NOSYS), "this kernel was built without membarrier");
            throw e;
        }
        assertThat(commands & MEMBARRIER_CMD.PRIVATE_EXPEDITED).isNotZero();
        MemoryBarrier.pass("register_private_expedited");
        MemoryBarrier.pass("private_expedited");
        if ((commands & MEMBARRIER_CMD.GET_REGISTRATIONS) != 0) {
            assertThat(MemoryBarrier.registrations() & MEMBARRIER_CMD.REGISTER_PRIVATE_EXPEDITED).isNotZero();
        }
        Fails.with(() -> MemoryBarrier.pass(1 << 30), E.INVAL);
    }
}
