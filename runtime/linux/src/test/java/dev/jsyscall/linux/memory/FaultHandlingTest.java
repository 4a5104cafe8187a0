package dev.jsyscall.linux.memory;

import static dev.jsyscall.linux.memory.MappingTest.PAGE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.userfaultfd.UFFD_FEATURE;
import dev.jsyscall.linux.event.Readiness;
import dev.jsyscall.linux.testing.Fails;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is done for threads that wait for pages. */
@Timeout(60)
class FaultHandlingTest {

    @Test
    void pagesThatAreThereAreToldByTheNumberOfTheError() throws Exception {
        try (PageFaults faults = PageFaultsTest.openUserMode(); Mapping mapping = Mapping.anonymous(3 * PAGE).map()) {
            faults.register(mapping, "missing");
            FaultHandling handling = faults.handling();
            assertThat(handling.tryZero(mapping.part(PAGE, PAGE))).isEqualTo(PAGE);
            assertThat(handling.tryZero(mapping.part(PAGE, PAGE))).isEqualTo(-E.EXIST);
            MemorySegment three = MemorySegment.ofArray(new byte[(int) (3 * PAGE)]);
            assertThat(handling.tryCopy(mapping, three)).as("up to the page that is there").isEqualTo(PAGE);
            assertThat(handling.tryCopy(mapping.part(2 * PAGE, PAGE), PageFaultsTest.page(4))).isEqualTo(PAGE);
            assertThat(PageFaultsTest.read(mapping, 2 * PAGE)).isEqualTo((byte) 4);
            assertThatThrownBy(() -> handling.tryCopy(mapping, PageFaultsTest.page(1))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A handler that tried for ever would be the one who does not read the event. */
    @Test
    void pagesWaitForAnEventToBeRead() throws Exception {
        try (PageFaults faults = PageFaultsTest.open(UFFD_FEATURE.EVENT_REMOVE); Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            mapping.segment().set(JAVA_BYTE, 0, (byte) 1);
            faults.register(mapping, "missing");
            CompletableFuture<Object> advice = PageFaultsTest.meanwhile(() -> {
                mapping.part(0, PAGE).madvise("dontneed");
                return true;
            });
            MappedPages page = mapping.part(PAGE, PAGE);
            Readiness.await(faults);
            assertThat(faults.handling().tryZero(page)).isEqualTo(-E.AGAIN);
            Fails.with(() -> faults.handling().copy(page, PageFaultsTest.page(1)), E.AGAIN);
            assertThat(faults.next(Duration.ofSeconds(30))).get().isInstanceOf(FaultEvent.Removed.class);
            assertThat(advice.get(30, TimeUnit.SECONDS)).isEqualTo(true);
            faults.handling().copy(page, PageFaultsTest.page(1));
        }
    }

    @Test
    void whoWaitsIsWokenWhenAllIsDone() throws Exception {
        try (PageFaults faults = PageFaultsTest.open(0); Mapping mapping = Mapping.anonymous(PAGE).map()) {
            faults.register(mapping, "missing");
            CompletableFuture<Object> read = PageFaultsTest.meanwhile(() -> PageFaultsTest.read(mapping, 0));
            faults.next();
            faults.handling().withoutWaking().copy(mapping, PageFaultsTest.page(6));
            assertThat(read).isNotDone();
            faults.handling().wake(mapping);
            assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo((byte) 6);
        }
    }

    @Test
    void filledPagesAreProtectedAtOnce() throws Exception {
        try (PageFaults faults = PageFaultsTest.open(UFFD_FEATURE.PAGEFAULT_FLAG_WP); Mapping mapping = Mapping.anonymous(PAGE).map()) {
            faults.register(mapping, "missing, wp");
            faults.handling().protecting().copy(mapping, PageFaultsTest.page(6));
            assertThat(PageFaultsTest.read(mapping, 0)).isEqualTo((byte) 6);
            CompletableFuture<Object> write = PageFaultsTest.meanwhile(() -> mapping.tryWrite(0, MemorySegment.ofArray(new byte[] {7})));
            assertThat(((FaultEvent.PageFault) faults.next()).isWriteProtection()).isTrue();
            faults.handling().unprotect(mapping);
            assertThat(write.get(30, TimeUnit.SECONDS)).isEqualTo(1L);
        }
    }

    @Test
    void poisonedPagesFailWithoutHarm() throws Exception {
        long supported = PageFaults.supportedFeatures();
        assumeTrue((supported & UFFD_FEATURE.POISON) != 0, "poison came with Linux 6.6");
        try (PageFaults faults = PageFaultsTest.open(0); Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            faults.register(mapping, "missing");
            CompletableFuture<Object> read = PageFaultsTest.meanwhile(() -> mapping.tryRead(PAGE, MemorySegment.ofArray(new byte[1])));
            faults.next();
            faults.handling().poison(mapping.part(PAGE, PAGE));
            assertThat((long) read.get(30, TimeUnit.SECONDS)).isNegative();
            Fails.with(() -> faults.handling().poison(mapping.part(PAGE, PAGE)), E.EXIST);
            faults.unregister(mapping);
            mapping.part(0, PAGE).segment().set(JAVA_BYTE, 0, (byte) 1);
            assertThatThrownBy(mapping::segment).isInstanceOf(IllegalStateException.class).hasMessageContaining("made to fail");
        }
    }
}
