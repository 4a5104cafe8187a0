package dev.jsyscall.linux.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mman.MAP;
import dev.jsyscall.linux.abi.mman.MFD;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import dev.jsyscall.linux.testing.Fails;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {
    static final long PAGE = Platform.pageSize();

    @TempDir
    Path folder;

    /** A file in memory of so many pages, each of whose bytes is the page's number. */
    static OwnedFd pages(int count) throws ErrnoException {
        OwnedFd file = MmanCalls.memfdCreate("pages", MFD.CLOEXEC);
        for (int i = 0; i < count; i++) {
            byte[] page = new byte[(int) PAGE];
            Arrays.fill(page, (byte) i);
            FileCalls.pwrite64(file, MemorySegment.ofArray(page), i * PAGE);
        }
        return file;
    }

    private static boolean isMapped(long address) throws Exception {
        String start = String.format("%08x-", address);
        return Files.readString(Path.of("/proc/self/maps")).lines().anyMatch(line -> line.startsWith(start));
    }

    @Test
    void pageSizeIsAPowerOfTwo() {
        assertThat(PAGE).isGreaterThanOrEqualTo(4096);
        assertThat(Long.bitCount(PAGE)).isEqualTo(1);
    }

    @Test
    void anonymousMemoryIsZeroAndCanBeWritten() throws Exception {
        try (Mapping mapping = Mapping.anonymous(3 * PAGE).map()) {
            MemorySegment memory = mapping.segment();
            assertThat(memory.byteSize()).isEqualTo(mapping.size()).isEqualTo(3 * PAGE);
            assertThat(memory.address()).isEqualTo(mapping.address());
            assertThat(memory.get(JAVA_INT, 2 * PAGE)).isZero();
            memory.set(JAVA_INT, 2 * PAGE, 42);
            assertThat(mapping.part(2 * PAGE, PAGE).segment().get(JAVA_INT, 0)).isEqualTo(42);
            assertThat(mapping.prot()).isEqualTo(PROT.READ | PROT.WRITE);
            assertThat(mapping.isShared()).isFalse();
            assertThat(mapping).hasToString("0x%x, %d, read,write, private", mapping.address(), 3 * PAGE);
        }
    }

    @Test
    void accessAfterCloseThrows() throws Exception {
        Mapping mapping = Mapping.anonymous(PAGE).map();
        MemorySegment memory = mapping.segment();
        MemorySegment inner = memory.asSlice(8, 8);
        MappedPages part = mapping.part(0, 8);
        long address = mapping.address();
        mapping.close();
        mapping.close();
        assertThat(mapping.isOpen()).isFalse();
        assertThat(mapping).hasToString("closed");
        for (ThrowingCallable use : new ThrowingCallable[] {() -> memory.get(JAVA_BYTE, 0), () -> inner.set(JAVA_BYTE, 0, (byte) 1),
                mapping::segment, mapping::address, part::segment, mapping::prot, mapping::msync, mapping::mincore, mapping::mlock,
                () -> mapping.mprotect(PROT.READ), () -> mapping.mremap(2 * PAGE), () -> mapping.madvise("dontneed"),
                () -> mapping.read(0, new byte[1]), () -> part.write(0, new byte[1]), mapping::mseal}) {
            assertThatThrownBy(use).isInstanceOf(IllegalStateException.class).hasMessageMatching("the mapping is closed|Already closed");
        }
        assertThat(isMapped(address)).isFalse();
    }

    @Test
    void aFileIsMappedAndReadOnlyUnlessAskedOtherwise() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "hello, mapped file");
        try (OwnedFd fd = FcntlCalls.openat(file.toString(), "rdwr, cloexec");
                Mapping mapping = Mapping.of(fd, 0, 18).map();
                Mapping copy = Mapping.of(fd, 0, 18).prot("read, write").map();
                Mapping shared = Mapping.of(fd, 0, 18).prot("read, write").shared().map()) {
            fd.close();
            assertThat(mapping.segment().isReadOnly()).isTrue();
            assertThat(new String(mapping.segment().toArray(JAVA_BYTE), StandardCharsets.US_ASCII)).isEqualTo("hello, mapped file");
            copy.segment().set(JAVA_BYTE, 0, (byte) 'c');
            assertThat(Files.readString(file)).startsWith("hello");
            shared.segment().set(JAVA_BYTE, 0, (byte) 'j');
            shared.msync();
            assertThat(Files.readString(file)).isEqualTo("jello, mapped file");
        }
    }

    @Test
    void aFileIsMappedFromAPage() throws Exception {
        try (OwnedFd file = pages(3); Mapping mapping = Mapping.of(file, PAGE, 2 * PAGE).shared().map()) {
            assertThat(mapping.segment().get(JAVA_BYTE, 0)).isEqualTo((byte) 1);
            assertThat(mapping.segment().get(JAVA_BYTE, 2 * PAGE - 1)).isEqualTo((byte) 2);
            mapping.part(0, PAGE).remapFilePages(2);
            assertThat(mapping.segment().get(JAVA_BYTE, 0)).isEqualTo((byte) 2);
        }
    }

    @Test
    void wrongArgumentsAreToldApart() throws Exception {
        Fails.with(() -> Mapping.anonymous(0).map(), E.INVAL);
        Fails.with(() -> Mapping.anonymous(PAGE).at(PAGE + 1).map(), E.INVAL);
        Fails.with(() -> Mapping.anonymous(Long.MAX_VALUE / 2).map(), E.NOMEM);
        assertThatThrownBy(() -> Mapping.anonymous(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("negative");
        assertThatThrownBy(() -> Mapping.anonymous(PAGE).flags(MAP.FIXED)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mapOver");
        assertThatThrownBy(() -> Mapping.anonymous(PAGE).hugePages(1 << 21)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiple");
        try (OwnedFd file = pages(1)) {
            Fails.with(() -> Mapping.of(file, 1, PAGE).map(), E.INVAL);
            try (OwnedFd readOnly = FcntlCalls.openat("/proc/self/fd/" + file.number(), "rdonly, cloexec")) {
                Fails.with(() -> Mapping.of(readOnly, 0, PAGE).prot("read, write").shared().map(), E.ACCES);
            }
        }
        try (Mapping mapping = Mapping.anonymous(PAGE).map()) {
            assertThatThrownBy(() -> mapping.part(PAGE, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> mapping.read(1, new byte[(int) PAGE])).isInstanceOf(IndexOutOfBoundsException.class);
            Fails.with(() -> mapping.part(1, 1).madvise("dontneed"), E.INVAL);
        }
    }

    @Test
    void aPlaceIsTakenOnceOnly() throws Exception {
        try (Mapping mapping = Mapping.anonymous(PAGE).map()) {
            long address = mapping.address();
            Fails.with(() -> Mapping.anonymous(PAGE).at(address).map(), E.EXIST);
            mapping.segment().set(JAVA_BYTE, 0, (byte) 1);
        }
        Mapping first = Mapping.anonymous(64 * PAGE).noReserve().prot(PROT.NONE).map();
        long address = first.address();
        first.close();
        // Another thread of the JVM may have been quicker.
        try (Mapping second = Mapping.anonymous(PAGE).at(address).map()) {
            assertThat(second.address()).isEqualTo(address);
        } catch (ErrnoException taken) {
            assertThat(taken.is(E.EXIST)).isTrue();
        }
    }

    @Test
    void filesAreMappedInARowOverAReservation() throws Exception {
        try (OwnedFd file = pages(1); Mapping ring = Mapping.anonymous(2 * PAGE).prot(PROT.NONE).noReserve().map()) {
            for (int i = 0; i < 2; i++) Mapping.of(file, 0, PAGE).prot("read, write").shared().mapOver(ring.part(i * PAGE, PAGE));
            MemorySegment memory = ring.segment();
            memory.set(JAVA_BYTE, PAGE + 5, (byte) 7);
            assertThat(memory.get(JAVA_BYTE, 5)).isEqualTo((byte) 7);
            Fails.with(() -> Mapping.of(BorrowedFd.of(-2), 0, PAGE).mapOver(ring.part(0, PAGE)), E.BADF);
            assertThat(ring.segment().get(JAVA_BYTE, 5)).isEqualTo((byte) 7);
        }
    }

    @Test
    void whatIsSharedIsSeenBothWays() throws Exception {
        try (Mapping one = Mapping.anonymous(PAGE).shared().map(); Mapping two = one.duplicate()) {
            one.segment().set(JAVA_INT, 0, 11);
            assertThat(two.segment().get(JAVA_INT, 0)).isEqualTo(11);
            assertThat(two.address()).isNotEqualTo(one.address());
        }
        try (Mapping mapping = Mapping.anonymous(PAGE).map()) {
            assertThatThrownBy(mapping::duplicate).isInstanceOf(IllegalStateException.class).hasMessageContaining("private");
        }
    }

    @Test
    void pagesInMemoryAreTold() throws Exception {
        try (Mapping mapping = Mapping.anonymous(4 * PAGE).map()) {
            mapping.madvise("nohugepage");
            assertThat(mapping.mincore()).isEqualTo(new BitSet());
            mapping.segment().set(JAVA_BYTE, 2 * PAGE, (byte) 1);
            assertThat(mapping.mincore()).isEqualTo(BitSet.valueOf(new long[] {0b100}));
            mapping.madvise("dontneed");
            assertThat(mapping.mincore().isEmpty()).isTrue();
            assertThat(mapping.segment().get(JAVA_BYTE, 2 * PAGE)).isZero();
        }
        try (Mapping mapping = Mapping.anonymous(4 * PAGE).populate().map()) {
            assertThat(mapping.mincore().cardinality()).isEqualTo(4);
        }
    }

    @Test
    void pagesAreLockedAndUnlocked() throws Exception {
        try (Mapping mapping = Mapping.anonymous(PAGE).map()) {
            mapping.mlock();
            assertThat(mapping.mincore().cardinality()).isEqualTo(1);
            mapping.munlock();
            mapping.mlock("onfault");
            mapping.munlock();
        }
        try (Mapping mapping = Mapping.anonymous(PAGE).locked().map()) {
            assertThat(mapping.mincore().cardinality()).isEqualTo(1);
        }
    }

    @Test
    void msyncRefusesContradictions() throws Exception {
        try (OwnedFd file = pages(2); Mapping mapping = Mapping.of(file, 0, 2 * PAGE).prot("read, write").shared().map()) {
            mapping.msync();
            mapping.part(PAGE, PAGE).msync("async, invalidate");
            Fails.with(() -> mapping.msync("sync, async"), E.INVAL);
        }
    }

    @Test
    void secretMemoryHoldsASecret() throws Exception {
        Mapping mapping;
        try {
            mapping = Mapping.secret(PAGE);
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.NOSYS), "secret memory is switched off here, or not on this architecture");
            throw e;
        }
        try (mapping) {
            mapping.segment().setString(0, "not even the kernel");
            assertThat(mapping.segment().getString(0)).isEqualTo("not even the kernel");
            Fails.with(() -> mapping.read(0, new byte[4]), E.FAULT);
        }
    }

    @Test
    void aSealedMappingCloses() throws Exception {
        Mapping mapping = Mapping.anonymous(PAGE).map();
        long address = mapping.address();
        try {
            mapping.mseal();
        } catch (ErrnoException e) {
            mapping.close();
            assumeTrue(!e.is(E.NOSYS) && !e.is(E.PERM), "this kernel does not seal memory");
            throw e;
        }
        Fails.with(() -> mapping.mprotect("read"), E.PERM);
        MemorySegment memory = mapping.segment();
        mapping.close();
        assertThatThrownBy(() -> memory.get(JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(isMapped(address)).isTrue();
    }

    @Test
    void buffersAreFilledAndEmptied() throws Exception {
        try (Mapping mapping = Mapping.anonymous(PAGE).map()) {
            for (ByteBuffer buffer : new ByteBuffer[] {ByteBuffer.allocate(6), ByteBuffer.allocateDirect(6)}) {
                buffer.put(new byte[] {1, 2, 3, 4, 5, 6}).flip().position(2).limit(5);
                mapping.write(10, buffer);
                assertThat(buffer.remaining()).isZero();
                assertThat(mapping.segment().asSlice(9, 5).toArray(JAVA_BYTE)).containsExactly(0, 3, 4, 5, 0);
                buffer.clear().position(1);
                mapping.read(9, buffer);
                assertThat(buffer.flip().get(2)).isEqualTo((byte) 3);
                assertThatThrownBy(() -> mapping.read(PAGE, buffer.clear())).isInstanceOf(IndexOutOfBoundsException.class);
                assertThat(buffer.position()).isZero();
            }
        }
    }

    @Test
    void pagesHaveAName() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            mapping.part(PAGE, PAGE).name("a part of it");
            assertThat(Files.readString(Path.of("/proc/self/maps"))).contains("[anon:a part of it]");
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.INVAL), "this kernel keeps no names");
            throw e;
        }
    }

    @Test
    void theWholeIsHandedOutOnce() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            MemorySegment memory = mapping.segment();
            assertThat(mapping.segment()).isSameAs(memory);
            mapping.mprotect("read");
            assertThat(mapping.segment()).isNotSameAs(memory).isSameAs(mapping.segment());
        }
    }

    @Test
    void itIsToldHowMuchOfAFileIsInMemory() throws Exception {
        try (OwnedFd file = pages(3)) {
            assertThat(PageCache.of(file).cached()).isEqualTo(3);
            assertThat(PageCache.of(file, PAGE, PAGE).cached()).isEqualTo(1);
            assertThatThrownBy(() -> PageCache.of(file, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.NOSYS), "this came with Linux 6.5");
            throw e;
        }
    }
}
