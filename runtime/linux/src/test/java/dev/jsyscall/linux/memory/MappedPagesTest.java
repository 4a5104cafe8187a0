package dev.jsyscall.linux.memory;

import static dev.jsyscall.linux.memory.MappingTest.PAGE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mman.PROT;
import dev.jsyscall.linux.testing.Fails;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is done with pages that are mapped. */
class MappedPagesTest {

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
        try (OwnedFd file = MappingTest.pages(3)) {
            assertThat(PageCache.of(file).cached()).isEqualTo(3);
            assertThat(PageCache.of(file, PAGE, PAGE).cached()).isEqualTo(1);
            assertThatThrownBy(() -> PageCache.of(file, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.NOSYS), "this came with Linux 6.5");
            throw e;
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
        assertThat(MappingTest.isMapped(address)).isTrue();
    }

    @Test
    void filesAreMappedInARowOverAReservation() throws Exception {
        try (OwnedFd file = MappingTest.pages(1); Mapping ring = Mapping.anonymous(2 * PAGE).prot(PROT.NONE).noReserve().map()) {
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

    /** Native memory for all of it would be as much again. */
    @Test
    void largeArraysAreCopiedPieceByPiece() throws Exception {
        byte[] bytes = new byte[(5 << 19) + 7];
        new Random(1).nextBytes(bytes);
        try (Mapping mapping = Mapping.anonymous(3 << 20).map()) {
            mapping.write(3, bytes);
            byte[] read = new byte[bytes.length];
            mapping.read(3, read);
            assertThat(read).isEqualTo(bytes);
            mapping.part(2 << 20, PAGE).mprotect(PROT.NONE);
            assertThat(mapping.tryRead(3, MemorySegment.ofArray(read))).isEqualTo((2 << 20) - 3);
            assertThat(mapping.tryWrite(PAGE, MemorySegment.ofArray(read))).isEqualTo((2 << 20) - PAGE);
            Fails.with(() -> mapping.read(3, read), E.FAULT);
        }
    }
}
