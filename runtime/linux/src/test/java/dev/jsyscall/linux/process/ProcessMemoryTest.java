package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.process_vm.KCMP;
import dev.jsyscall.linux.proc.Proc;
import dev.jsyscall.linux.testing.Fails;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
    private final int pid = (int) ProcessHandle.current().pid();

    @Test
    void isReadAndWritten() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment there = arena.allocateFrom("some tea");
            ProcessMemory memory = ProcessMemory.of(pid);
            assertThat(memory.read(there.address(), 9)).isEqualTo("some tea\0".getBytes(StandardCharsets.UTF_8));
            assertThat(memory.readString(there.address(), 100)).isEqualTo("some tea");
            assertThat(memory.readString(there.address(), 4)).as("the limit").isEqualTo("some");
            assertThat(memory.write(there.address() + 5, "TEA".getBytes(StandardCharsets.UTF_8))).isEqualTo(3);
            assertThat(there.getString(0)).isEqualTo("some TEA");
            MemorySegment here = arena.allocate(4);
            assertThat(memory.read(there.address(), here)).isEqualTo(4);
            assertThat(memory.write(there.address() + 4, here)).isEqualTo(4);
            assertThat(there.getString(0)).isEqualTo("somesome");
        }
    }

    @Test
    void endsWhereNothingIsMapped() throws Exception {
        int page = Platform.pageSize();
        MemorySegment two = MmanCalls.mmap(MemorySegment.NULL, 2L * page, "read, write", "private, anonymous");
        long end = two.address() + page;
        try {
            MmanCalls.munmap(MemorySegment.ofAddress(end), page);
            ProcessMemory memory = ProcessMemory.of(pid);
            memory.write(end - 4, "tea!".getBytes(StandardCharsets.UTF_8));
            assertThat(memory.read(end - 4, 10)).isEqualTo("tea!".getBytes(StandardCharsets.UTF_8));
            memory.write(end - 4, "tea\0".getBytes(StandardCharsets.UTF_8));
            assertThat(memory.readString(end - 4, 100)).as("nothing behind it is read").isEqualTo("tea");
            memory.write(end - 1, new byte[] {'!'});
            Fails.with(() -> memory.readString(end - 4, 100), E.FAULT);
            Fails.with(() -> memory.read(end, 1), E.FAULT);
            Fails.with(() -> memory.write(end, new byte[1]), E.FAULT);
        } finally {
            MmanCalls.munmap(two, page);
        }
        Fails.with(() -> ProcessMemory.of(Integer.MAX_VALUE).read(end, 1), E.SRCH);
    }

    @Test
    void sharingIsTold() throws Exception {
        try (OwnedFd one = FcntlCalls.openat("/dev/null", "rdonly, cloexec");
                OwnedFd same = FcntlCalls.fcntlDupfdCloexec(one);
                OwnedFd other = FcntlCalls.openat("/dev/null", "rdonly, cloexec")) {
            try {
                assertThat(Kcmp.sameFile(pid, one.number(), pid, same.number())).isTrue();
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.OPNOTSUPP) && !e.is(E.NOSYS), "this kernel was built without kcmp");
                throw e;
            }
            assertThat(Kcmp.sameFile(pid, one.number(), pid, other.number())).isFalse();
            Fails.with(() -> Kcmp.sameFile(pid, one.number(), pid, 1 << 20), E.BADF);
        }
        assertThat(Kcmp.same("vm", pid, Proc.thread().pid())).isTrue();
        assertThat(Kcmp.same(KCMP.FILES, pid, Proc.thread().pid())).isTrue();
        assertThatThrownBy(() -> Kcmp.same("file", pid, pid)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sameFile");
    }

    @Test
    void memoryOfAnotherProcessIsNot() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(Kcmp.same(KCMP.VM, pid, (int) other.pid())).isFalse();
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.OPNOTSUPP) && !e.is(E.NOSYS), "this kernel was built without kcmp");
            throw e;
        } finally {
            other.destroyForcibly().waitFor();
        }
    }
}
