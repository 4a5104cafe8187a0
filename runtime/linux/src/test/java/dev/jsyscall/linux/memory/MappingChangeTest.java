package dev.jsyscall.linux.memory;

import static dev.jsyscall.linux.memory.MappingTest.PAGE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.eventfd.EFD;
import dev.jsyscall.linux.abi.eventfd.EventfdCalls;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import dev.jsyscall.linux.testing.Fails;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to segments when their mapping changes. */
@Timeout(60)
class MappingChangeTest {

    private static void ended(MemorySegment memory) {
        assertThatThrownBy(() -> memory.get(JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class).hasMessage("Already closed");
    }

    @Test
    void mprotectHandsOutAReadOnlyViewAndEndsTheOldOne() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            MemorySegment before = mapping.segment();
            before.set(JAVA_INT, 0, 5);
            mapping.mprotect("read");
            ended(before);
            MemorySegment after = mapping.segment();
            assertThat(after.get(JAVA_INT, 0)).isEqualTo(5);
            assertThatThrownBy(() -> after.set(JAVA_INT, 0, 6)).isInstanceOf(IllegalArgumentException.class);
            mapping.mprotect("read, write");
            ended(after);
            mapping.segment().set(JAVA_INT, 0, 6);
        }
    }

    @Test
    void noViewIsGivenOfWhatCannotBeRead() throws Exception {
        try (Mapping mapping = Mapping.anonymous(3 * PAGE).map()) {
            MemorySegment before = mapping.segment();
            mapping.part(PAGE, PAGE).mprotect(PROT.NONE);
            ended(before);
            assertThatThrownBy(mapping::segment).isInstanceOf(IllegalStateException.class)
                    .hasMessage("some pages cannot be read (none), which would end the JVM: mprotect(\"read\") allows it");
            assertThatThrownBy(() -> mapping.part(2 * PAGE - 1, 2).segment()).isInstanceOf(IllegalStateException.class);
            assertThat(mapping.part(2 * PAGE, PAGE).segment().isReadOnly()).isFalse();
            mapping.part(0, PAGE).mprotect("write");
            assertThatThrownBy(() -> mapping.part(0, PAGE).segment()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("(write)");
            Fails.with(() -> mapping.read(PAGE, new byte[1]), E.FAULT);
            Fails.with(() -> mapping.write(PAGE, new byte[1]), E.FAULT);
            mapping.mprotect("read");
            assertThat(mapping.segment().isReadOnly()).isTrue();
            Fails.with(() -> mapping.write(0, new byte[1]), E.FAULT);
        }
        for (String prot : new String[] {"none", "write", "exec"}) {
            try (Mapping mapping = Mapping.anonymous(PAGE).prot(prot).map()) {
                assertThatThrownBy(mapping::segment).as(prot).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void whatMprotectRefusesChangesNothing() throws Exception {
        try (OwnedFd file = MappingTest.pages(1);
                OwnedFd readOnly = FcntlCalls.openat("/proc/self/fd/" + file.number(), "rdonly, cloexec");
                Mapping mapping = Mapping.of(readOnly, 0, PAGE).shared().map()) {
            MemorySegment before = mapping.segment();
            Fails.with(() -> mapping.mprotect("read, write"), E.ACCES);
            ended(before);
            assertThat(mapping.segment().isReadOnly()).isTrue();
            assertThat(mapping.segment().get(JAVA_BYTE, 0)).isZero();
        }
    }

    @Test
    void mremapGrowsShrinksAndMoves() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            MemorySegment before = mapping.segment();
            before.set(JAVA_INT, PAGE, 77);
            mapping.mremap(64 * PAGE);
            ended(before);
            assertThat(mapping.size()).isEqualTo(64 * PAGE);
            MemorySegment grown = mapping.segment();
            assertThat(grown.byteSize()).isEqualTo(64 * PAGE);
            assertThat(grown.get(JAVA_INT, PAGE)).isEqualTo(77);
            grown.set(JAVA_INT, 64 * PAGE - 4, 1);
            long address = mapping.address();
            mapping.mremap(PAGE, 0);
            ended(grown);
            assertThat(mapping.address()).isEqualTo(address);
            assertThat(mapping.segment().byteSize()).isEqualTo(PAGE);
            assertThatThrownBy(() -> mapping.mremap(PAGE, "fixed")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void mremapMovesToThePlaceOfAnother() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map(); Mapping place = Mapping.anonymous(2 * PAGE).prot(PROT.NONE).map()) {
            MemorySegment before = mapping.segment();
            before.set(JAVA_INT, PAGE, 5);
            long address = place.address();
            mapping.moveTo(place);
            ended(before);
            assertThat(place.isOpen()).isFalse();
            assertThat(mapping.address()).isEqualTo(address);
            assertThat(mapping.segment().get(JAVA_INT, PAGE)).isEqualTo(5);
            assertThatThrownBy(() -> mapping.moveTo(place)).isInstanceOf(IllegalStateException.class).hasMessage("the mapping is closed");
            assertThat(mapping.segment().get(JAVA_INT, PAGE)).isEqualTo(5);
            try (Mapping other = Mapping.anonymous(PAGE).map()) {
                assertThatThrownBy(() -> mapping.moveTo(other)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void pagesAreTakenElsewhere() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            MemorySegment before = mapping.segment();
            before.set(JAVA_INT, PAGE, 5);
            Mapping elsewhere;
            try {
                elsewhere = mapping.vacate();
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.INVAL), "leaving a mapping behind came with Linux 5.7");
                throw e;
            }
            try (elsewhere) {
                ended(before);
                assertThat(elsewhere.segment().get(JAVA_INT, PAGE)).isEqualTo(5);
                assertThat(mapping.segment().get(JAVA_INT, PAGE)).isZero();
            }
        }
    }

    /** A part that was made when there was more of the mapping reaches what is no longer its own. */
    @Test
    void partsBeyondTheEndAreRefused() throws Exception {
        try (Mapping mapping = Mapping.anonymous(4 * PAGE).map()) {
            MappedPages part = mapping.part(2 * PAGE, 2 * PAGE);
            mapping.mremap(PAGE);
            for (ThrowingCallable use : new ThrowingCallable[] {part::segment, part::address, () -> part.mprotect(PROT.NONE),
                    () -> part.madvise("guard_install"), () -> part.madvise("dontneed"), () -> part.read(0, new byte[1]),
                    () -> Mapping.anonymous(2 * PAGE).mapOver(part), part::mincore, part::mseal}) {
                assertThatThrownBy(use).isInstanceOf(IndexOutOfBoundsException.class);
            }
            mapping.segment().set(JAVA_BYTE, 0, (byte) 1);
        }
    }

    @Test
    void whatMremapRefusesChangesNothing() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            // The second page is no longer like the first, and the two are not one mapping to the kernel.
            mapping.part(PAGE, PAGE).mprotect("read");
            Fails.with(() -> mapping.mremap(64 * PAGE), E.FAULT);
            assertThat(mapping.size()).isEqualTo(2 * PAGE);
            assertThat(mapping.segment().byteSize()).isEqualTo(2 * PAGE);
        }
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            Mapping.anonymous(PAGE).mapOver(mapping.part(PAGE, PAGE));
            Fails.with(() -> mapping.mremap(1L << 46), E.NOMEM);
            mapping.segment().set(JAVA_BYTE, PAGE, (byte) 1);
        }
    }

    @Test
    void guardsEndTheViewUntilTheyAreRemoved() throws Exception {
        try (Mapping mapping = Mapping.anonymous(3 * PAGE).map()) {
            MemorySegment before = mapping.segment();
            try {
                mapping.part(PAGE, PAGE).madvise("guard_install");
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.INVAL), "guards came with Linux 6.13");
                throw e;
            }
            ended(before);
            assertThatThrownBy(mapping::segment).isInstanceOf(IllegalStateException.class).hasMessageContaining("guard_remove");
            Fails.with(() -> mapping.read(PAGE, new byte[1]), E.FAULT);
            mapping.part(0, PAGE).segment().set(JAVA_BYTE, 0, (byte) 1);
            mapping.madvise("guard_remove");
            mapping.segment().set(JAVA_BYTE, PAGE, (byte) 1);
        }
    }

    /** The memory stays mapped under a call that uses it, whoever wants otherwise. */
    @Test
    void nothingChangesUnderASystemCall() throws Exception {
        Mapping mapping = Mapping.anonymous(PAGE).map();
        try (OwnedFd event = EventfdCalls.eventfd2(0, EFD.CLOEXEC)) {
            CompletableFuture<Long> reading = CompletableFuture.supplyAsync(() -> readInto(mapping, event));
            assertThatThrownBy(() -> {
                while (!reading.isDone()) {
                    mapping.mprotect("read, write");
                    Thread.sleep(1);
                }
            }).isInstanceOf(IllegalStateException.class).hasMessageContaining("a system call is using the mapping's memory");
            assertThatThrownBy(mapping::close).isInstanceOf(IllegalStateException.class);
            assertThat(mapping.isOpen()).isTrue();
            FileCalls.write(event, MemorySegment.ofArray(new long[] {9}));
            assertThat(reading.get(30, TimeUnit.SECONDS)).isEqualTo(8);
            assertThat(mapping.segment().get(JAVA_LONG, 0)).isEqualTo(9);
        }
        mapping.close();
    }

    private static long readInto(Mapping mapping, OwnedFd event) {
        while (true) {
            try {
                return FileCalls.read(event, mapping.segment().asSlice(0, 8));
            } catch (IllegalStateException changed) {
                Thread.onSpinWait();
            } catch (ErrnoException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void severalThreadsChangeOneMapping() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (Mapping mapping = Mapping.anonymous(4 * PAGE).map()) {
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
                int ended = 0;
                while (!stop.get()) {
                    try {
                        MemorySegment memory = mapping.segment();
                        for (int i = 0; i < 100; i++) memory.get(JAVA_BYTE, i * 8);
                    } catch (IllegalStateException changed) {
                        ended++;
                    }
                }
                return ended;
            });
            for (int i = 0; i < 300; i++) {
                mapping.mprotect(i % 2 == 0 ? PROT.NONE : PROT.READ);
                if (i % 10 == 1) mapping.mremap((4 + i % 7) * PAGE);
            }
            stop.set(true);
            assertThat(reader.get(30, TimeUnit.SECONDS)).isNotNegative();
        }
    }
}
