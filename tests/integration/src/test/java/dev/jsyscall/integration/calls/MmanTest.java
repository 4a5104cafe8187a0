package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.file.Iovec;
import dev.jsyscall.linux.abi.mman.Cachestat;
import dev.jsyscall.linux.abi.mman.CachestatRange;
import dev.jsyscall.linux.abi.mman.MADV;
import dev.jsyscall.linux.abi.mman.MAP;
import dev.jsyscall.linux.abi.mman.MFD;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("abi")
@SuppressWarnings("restricted")      // memory from the kernel has no size until it is given one
class MmanTest {
    @Test
    void newMemoryIsZeroAndWritable() throws Exception {
        long size = Platform.pageSize();
        MemorySegment memory = MmanCalls.mmap(size, PROT.READ | PROT.WRITE, MAP.PRIVATE | MAP.ANONYMOUS).reinterpret(size);
        assertThat(memory.get(ValueLayout.JAVA_INT, size - 4)).isZero();
        memory.set(ValueLayout.JAVA_INT, size - 4, 42);
        assertThat(memory.get(ValueLayout.JAVA_INT, size - 4)).isEqualTo(42);
        MmanCalls.mprotect(memory, size, "read");
        assertThat(memory.get(ValueLayout.JAVA_INT, size - 4)).isEqualTo(42);
        MmanCalls.munmap(memory, size);
    }

    /** All six arguments, the last one an offset: in pages on 32-bit architectures, all in a block on s390x. */
    @Test
    void aFileIsMappedFromItsOffset() throws Exception {
        long page = 65536;      // a multiple of every architecture's page size
        try (OwnedFd file = MmanCalls.memfdCreate("mapped", MFD.CLOEXEC)) {
            byte[] text = "at the second page".getBytes(StandardCharsets.US_ASCII);
            FileCalls.pwrite64(file, MemorySegment.ofArray(text), page);
            MemorySegment mapped = MmanCalls.mmap(MemorySegment.NULL, page, PROT.READ, MAP.SHARED, file, page).reinterpret(page);
            assertThat(mapped.getString(0)).isEqualTo("at the second page");
            MmanCalls.munmap(mapped, page);
        }
    }

    /** The page stays where it is until the process ends. */
    @Test
    @SinceLinux("6.10")
    void whatIsSealedStaysMappedAsItIs() throws Exception {
        assumeTrue(Platform.is64Bit(), "32-bit kernels do not seal memory");
        long size = Platform.pageSize();
        MemorySegment memory = MmanCalls.mmap(size, PROT.READ | PROT.WRITE, MAP.PRIVATE | MAP.ANONYMOUS);
        MmanCalls.mseal(memory, size);
        assertThatThrownBy(() -> MmanCalls.mprotect(memory, size, PROT.READ))
                .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.PERM)).isTrue());
        assertThatThrownBy(() -> MmanCalls.munmap(memory, size))
                .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.PERM)).isTrue());
    }

    @Test
    @SinceLinux("5.14")
    void secretMemoryIsMapped() throws Exception {
        long size = Platform.pageSize();
        try (OwnedFd file = secret()) {
            FileCalls.ftruncate(file, size);
            MemorySegment memory = MmanCalls.mmap(MemorySegment.NULL, size, PROT.READ | PROT.WRITE, MAP.SHARED, file, 0).reinterpret(size);
            memory.setString(0, "not even the kernel");
            assertThat(memory.getString(0)).isEqualTo("not even the kernel");
            assertThatThrownBy(() -> FileCalls.pread64(file, MemorySegment.ofArray(new byte[4]), 0)).isInstanceOf(ErrnoException.class);
            MmanCalls.munmap(memory, size);
        }
    }

    private static OwnedFd secret() throws ErrnoException {
        try {
            return MmanCalls.memfdSecret();
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.NOSYS), "secret memory is not there on this architecture, or switched off");
            throw e;
        }
    }

    @Test
    @SinceLinux("5.10")
    void adviceIsGivenAboutSeveralRanges() throws Exception {
        long page = Platform.pageSize();
        MemorySegment memory = MmanCalls.mmap(4 * page, PROT.READ | PROT.WRITE, MAP.PRIVATE | MAP.ANONYMOUS).reinterpret(4 * page);
        memory.fill((byte) 1);
        try (OwnedFd self = ProcessCalls.pidfdOpen((int) ProcessHandle.current().pid()); Arena arena = Arena.ofConfined()) {
            MemorySegment ranges = Iovec.array(arena, 2);
            Iovec.at(ranges, 0).base(memory).len(page);
            Iovec.at(ranges, 1).base(memory.asSlice(2 * page)).len(2 * page);
            assertThat(MmanCalls.processMadvise(self, ranges, MADV.COLD)).isEqualTo(3 * page);
        }
        MmanCalls.munmap(memory, 4 * page);
    }

    @Test
    @SinceLinux("6.5")
    void pagesInTheCacheAreCounted() throws Exception {
        long page = Platform.pageSize();
        try (OwnedFd file = MmanCalls.memfdCreate("cached", MFD.CLOEXEC); Arena arena = Arena.ofConfined()) {
            FileCalls.pwrite64(file, MemorySegment.ofArray(new byte[(int) (3 * page)]), 0);
            Cachestat stat = Cachestat.allocate(arena);
            MmanCalls.cachestat(file, CachestatRange.allocate(arena).off(page).len(2 * page), stat);
            assertThat(stat.nr_cache()).isEqualTo(2);
            MmanCalls.cachestat(file, CachestatRange.allocate(arena), stat);
            assertThat(stat.nr_cache()).isEqualTo(3);
            assertThat(stat.nr_writeback()).isZero();
        }
    }
}
