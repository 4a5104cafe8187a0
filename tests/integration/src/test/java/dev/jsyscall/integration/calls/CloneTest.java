package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.CLONE;
import dev.jsyscall.linux.abi.process.CloneArgs;
import dev.jsyscall.linux.raw.ProcessRaw;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** clone3, as far as Java can go: what it refuses for the sake of one member shows that the kernel finds the member where we put it. */
@Tag("abi")
@SinceLinux("5.7")
class CloneTest {
    /** The errno with which clone3 refuses. */
    private static int refusal(UnaryOperator<CloneArgs> fill) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment args = fill.apply(CloneArgs.allocate(arena)).segment();
            long result = ProcessRaw.clone3(args, CloneArgs.SIZE);
            if (result == 0) ProcessRaw.exit_group(1);        // a child where there should be none: it has no virtual machine
            if (result == -E.NOSYS) throw ErrnoException.of(result, "clone3");
            assertThat(result).as("clone3").isNegative();
            return (int) -result;
        }
    }

    @Test
    void aFlagThatNeedsAnother() throws Exception {
        assertThat(refusal(args -> args.flags(CLONE.THREAD))).isEqualTo(E.INVAL);
    }

    @Test
    void aSignalThatIsNone() throws Exception {
        assertThat(refusal(args -> args.exit_signal(0x100))).isEqualTo(E.INVAL);
    }

    @Test
    void aStackWithoutASize() throws Exception {
        assertThat(refusal(args -> args.stack(0x10000))).isEqualTo(E.INVAL);
        assertThat(refusal(args -> args.stack_size(0x10000))).isEqualTo(E.INVAL);
    }

    @Test
    void aPidfdThatCannotBeStored() throws Exception {
        assertThat(refusal(args -> args.flags(CLONE.PIDFD).pidfd(8))).isEqualTo(E.FAULT);
    }

    @Test
    void aCgroupThatIsNone() throws Exception {
        assertThat(refusal(args -> args.flags(CLONE.INTO_CGROUP).cgroup(1_000_000))).isEqualTo(E.BADF);
        assertThat(refusal(args -> args.flags(CLONE.INTO_CGROUP).cgroup(1L << 40))).isEqualTo(E.INVAL);
    }

    @Test
    void anIdThatIsTaken() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment first = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
            int errno = refusal(args -> args.set_tid(first.address()).set_tid_size(1));
            assumeFalse(errno == E.PERM, "needs CAP_CHECKPOINT_RESTORE");
            assertThat(errno).isEqualTo(E.EXIST);
        }
    }
}
