package dev.jsyscall.linux.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    static boolean isMapped(long address) throws Exception {
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
    void aWholeFileIsMapped() throws Exception {
        Path path = Files.writeString(folder.resolve("whole"), "all of it");
        try (OwnedFd file = FcntlCalls.openat(path.toString(), "rdonly, cloexec"); Mapping mapping = Mapping.of(file).map()) {
            assertThat(mapping.size()).isEqualTo(9);
            assertThat(new String(mapping.segment().toArray(JAVA_BYTE), StandardCharsets.US_ASCII)).isEqualTo("all of it");
        }
        Files.writeString(path, "");
        try (OwnedFd file = FcntlCalls.openat(path.toString(), "rdonly, cloexec")) {
            Fails.with(() -> Mapping.of(file).map(), E.INVAL);
        }
    }

    @Test
    void anAddressMayBeAWish() throws Exception {
        try (Mapping mapping = Mapping.anonymous(PAGE).map()) {
            long taken = mapping.address();
            try (Mapping other = Mapping.anonymous(PAGE).at(taken).near(taken).map()) {
                assertThat(other.address()).isNotEqualTo(taken);
            }
        }
        long free;
        try (Mapping room = Mapping.anonymous(64 * PAGE).prot(PROT.NONE).noReserve().map()) {
            free = room.address();
        }
        // Another thread of the JVM may have been quicker, and it is a wish only.
        Mapping.anonymous(PAGE).near(free).map().close();
    }
}
