package dev.jsyscall.linux.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attempts on mappings of files that are truncated. What a whole JVM survives is a test of its own, in a JVM of its own. */
@Timeout(60)
class AttemptTest {
    private static final long PAGE = MappingTest.PAGE;

    @BeforeAll
    static void possible() throws Exception {
        try (Mapping mapping = Mapping.anonymous(PAGE).map()) {
            mapping.attempt(bytes -> 0);
        } catch (UnsupportedOperationException refused) {
            assumeTrue(false, refused.getMessage());
        }
    }

    private static Mapping map(OwnedFd file, int pages) throws ErrnoException {
        return Mapping.of(file, 0, pages * PAGE).prot("read, write").shared().map();
    }

    private static long crc(MemorySegment bytes) {
        var crc = new CRC32();
        crc.update(bytes.asByteBuffer());
        return crc.getValue();
    }

    private static byte read(MappedPages pages, long offset) throws ErrnoException {
        return pages.attempt(bytes -> bytes.get(JAVA_BYTE, offset));
    }

    private static PageGoneException gone(MappedPages pages, MappedWork<?, Exception> work) {
        return catchThrowableOfType(PageGoneException.class, () -> pages.attempt(work));
    }

    @Test
    void workOnAWholeFileIsAsWithoutAnAttempt() throws Exception {
        try (OwnedFd file = MappingTest.pages(3); Mapping mapping = map(file, 3)) {
            assertThat(mapping.<Long, RuntimeException>attempt(AttemptTest::crc)).isEqualTo(crc(mapping.segment()));
            assertThat(mapping.attempt(MemorySegment::isReadOnly)).isFalse();
            assertThat(mapping.<MemorySegment, RuntimeException>attempt(bytes -> null)).isNull();
            assertThat(read(mapping.part(2 * PAGE, 8), 0)).isEqualTo((byte) 2);
            assertThat(mapping.isOpen()).isTrue();
        }
    }

    @Test
    void whatTheWorkThrowsIsThrown() throws Exception {
        try (OwnedFd file = MappingTest.pages(1); Mapping mapping = map(file, 1)) {
            assertThatThrownBy(() -> mapping.attempt(bytes -> {
                throw new NoSuchFileException("of the work");
            })).isInstanceOf(NoSuchFileException.class).hasMessage("of the work").hasNoSuppressedExceptions();
            assertThat(read(mapping, 0)).isZero();
        }
    }

    @Test
    void aTruncatedFileIsAnErrorThatSaysWhere() throws Exception {
        try (OwnedFd file = MappingTest.pages(4); Mapping mapping = map(file, 4)) {
            MemorySegment before = mapping.segment();
            FileCalls.ftruncate(file, 2 * PAGE);
            PageGoneException gone = gone(mapping, AttemptTest::crc);
            assertThat(gone.is(E.FAULT)).isTrue();
            assertThat(gone.offset()).isBetween(2 * PAGE, 3 * PAGE - 1);
            assertThat(gone).hasMessageContaining("EFAULT").hasMessageContaining("offset " + gone.offset()).hasMessageContaining("truncated");
            assertThat(mapping.isOpen()).isFalse();
            assertThatThrownBy(() -> before.get(JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(mapping::segment).isInstanceOf(IllegalStateException.class).hasMessage("the mapping is closed");
            assertThat(gone(mapping, bytes -> 0).offset()).isEqualTo(gone.offset());
        }
    }

    @Test
    void whatTheFileStillHasCanBeUsed() throws Exception {
        try (OwnedFd file = MappingTest.pages(2); Mapping mapping = map(file, 2)) {
            FileCalls.ftruncate(file, 1);
            assertThat(read(mapping, PAGE - 1)).isZero();
            assertThat(mapping.isOpen()).isTrue();
            assertThat(gone(mapping.part(PAGE, PAGE), bytes -> bytes.get(JAVA_BYTE, 7)).offset()).isBetween(PAGE, PAGE + 7);
        }
    }

    @Test
    void whatTheWorkThrewOverZerosIsSuppressed() throws Exception {
        try (OwnedFd file = MappingTest.pages(1); Mapping mapping = map(file, 1)) {
            FileCalls.ftruncate(file, 0);
            PageGoneException gone = gone(mapping, bytes -> {
                if (bytes.get(JAVA_LONG, 0) == 0) throw new IOException("bad magic");
                return null;
            });
            assertThat(gone.getSuppressed()).singleElement().isInstanceOf(IOException.class)
                    .extracting(Throwable::getMessage).isEqualTo("bad magic");
        }
    }

    @Test
    void writesAreThrownAwayToo() throws Exception {
        try (OwnedFd file = MappingTest.pages(1); Mapping shared = map(file, 1);
                Mapping copy = Mapping.of(file, 0, PAGE).prot("read, write").map()) {
            FileCalls.ftruncate(file, 0);
            for (Mapping mapping : new Mapping[] {shared, copy}) {
                assertThat(gone(mapping, bytes -> bytes.fill((byte) 1)).offset()).isBetween(0L, PAGE - 1);
            }
            FileCalls.ftruncate(file, PAGE);
            try (Mapping again = map(file, 1)) {
                assertThat(again.segment().get(JAVA_BYTE, 0)).isZero();
            }
        }
    }

    @Test
    void aReadOnlyViewOfPagesThatOthersMayWrite() throws Exception {
        try (OwnedFd file = MappingTest.pages(2); Mapping mapping = map(file, 2)) {
            mapping.part(0, PAGE).mprotect("read");
            FileCalls.ftruncate(file, 0);
            assertThat(gone(mapping.part(PAGE, PAGE), bytes -> bytes.fill((byte) 1)).offset()).isBetween(PAGE, 2 * PAGE - 1);
        }
    }

    @Test
    void anAttemptWithinAnother() throws Exception {
        try (OwnedFd file = MappingTest.pages(1); Mapping mapping = map(file, 1)) {
            assertThat(mapping.<Byte, ErrnoException>attempt(outer -> read(mapping, 0))).isZero();
            FileCalls.ftruncate(file, 0);
            PageGoneException gone = gone(mapping, outer -> read(mapping, 0));
            assertThat(gone.getSuppressed()).singleElement().isInstanceOf(PageGoneException.class);
            assertThat(mapping.isOpen()).isFalse();
        }
    }

    @Test
    void nothingChangesDuringAnAttempt() throws Exception {
        try (OwnedFd file = MappingTest.pages(1); Mapping mapping = map(file, 1)) {
            mapping.attempt(bytes -> {
                assertThatThrownBy(mapping::close).isInstanceOf(IllegalStateException.class).hasMessageContaining("attempt");
                assertThatThrownBy(() -> mapping.mprotect("read")).isInstanceOf(IllegalStateException.class);
                return bytes.get(JAVA_BYTE, 0);
            });
            mapping.mprotect("read");
            assertThat(mapping.attempt(MemorySegment::isReadOnly)).isTrue();
            mapping.mremap(4 * PAGE);
            assertThat(gone(mapping, bytes -> bytes.get(JAVA_BYTE, 3 * PAGE)).offset()).isEqualTo(3 * PAGE);
        }
    }

    @Test
    void attemptsOfSeveralThreadsFailTogether() throws Exception {
        var inside = new CountDownLatch(2);
        var faulted = new CountDownLatch(1);
        try (OwnedFd file = MappingTest.pages(2); Mapping mapping = map(file, 2); var threads = Executors.newFixedThreadPool(1)) {
            FileCalls.ftruncate(file, PAGE);
            var other = threads.submit(() -> gone(mapping, bytes -> {
                inside.countDown();
                faulted.await();
                return bytes.get(JAVA_BYTE, 0);
            }));
            PageGoneException gone = gone(mapping, bytes -> {
                inside.countDown();
                inside.await();
                return bytes.get(JAVA_BYTE, PAGE);
            });
            assertThat(gone.offset()).isEqualTo(PAGE);
            assertThat(mapping.isOpen()).isFalse();
            assertThat(gone(mapping, bytes -> 0).offset()).isEqualTo(PAGE);
            faulted.countDown();
            assertThat(other.get().offset()).isEqualTo(PAGE);
        }
    }

    @Test
    void manyMappingsAreToldApart() throws Exception {
        try (OwnedFd whole = MappingTest.pages(2); OwnedFd file = MappingTest.pages(2)) {
            FileCalls.ftruncate(file, PAGE);
            for (int round = 0; round < 100; round++) {
                try (Mapping one = map(whole, 2); Mapping two = map(file, 2); Mapping three = map(whole, 2)) {
                    long sum = one.attempt(first -> three.attempt(third -> crc(first) + crc(third)));
                    assertThat(sum).isEqualTo(2 * crc(one.segment()));
                    PageGoneException gone = one.attempt(first -> three.attempt(third -> gone(two, AttemptTest::crc)));
                    assertThat(gone.offset()).isBetween(PAGE, 2 * PAGE - 1);
                    assertThat(one.isOpen() && three.isOpen()).isTrue();
                }
            }
        }
    }

    @Test
    void outsideOfAttemptsTheJvmHandlesItAsEver() throws Exception {
        assumeFalse(System.getProperty("java.vm.name").contains("Zero"), "the JVM without compilers ends when a file is gone");
        try (OwnedFd file = MappingTest.pages(1); Mapping mapping = map(file, 1)) {
            assertThat(read(mapping, 0)).isZero();
            MemorySegment bytes = mapping.segment();
            FileCalls.ftruncate(file, 0);
            assertThatThrownBy(() -> bytes.get(JAVA_BYTE, 0)).isInstanceOf(InternalError.class);
            assertThat(mapping.isOpen()).isTrue();
            assertThat(gone(mapping, AttemptTest::crc).offset()).isBetween(0L, PAGE - 1);
        }
    }
}
