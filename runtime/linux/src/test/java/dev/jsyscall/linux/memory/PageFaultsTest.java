package dev.jsyscall.linux.memory;

import static dev.jsyscall.linux.memory.MappingTest.PAGE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.userfaultfd.UFFD_FEATURE;
import dev.jsyscall.linux.abi.userfaultfd.UFFD_PAGEFAULT_FLAG;
import dev.jsyscall.linux.testing.Fails;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PageFaultsTest {

    interface Task {
        Object run() throws ErrnoException;
    }

    static CompletableFuture<Object> meanwhile(Task task) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return task.run();
            } catch (ErrnoException e) {
                throw new UncheckedIOException(e);
            }
        }, body -> Thread.ofPlatform().daemon().start(body));
    }

    static PageFaults open(long features) throws ErrnoException {
        try {
            return PageFaults.open(features);
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.PERM), "handling faults of system calls needs CAP_SYS_PTRACE");
            assumeFalse(e.is(E.NOSYS), "this kernel was built without userfaultfd");
            assumeFalse(e.is(E.INVAL), "this kernel does not have " + UFFD_FEATURE.format(features));
            throw e;
        }
    }

    /** For what needs no privilege. */
    static PageFaults openUserMode() throws ErrnoException {
        try {
            return PageFaults.openUserMode("");
        } catch (ErrnoException e) {
            assumeFalse(e.is(E.NOSYS), "this kernel was built without userfaultfd");
            throw e;
        }
    }

    static MemorySegment page(int value) {
        byte[] page = new byte[(int) PAGE];
        Arrays.fill(page, (byte) value);
        return MemorySegment.ofArray(page);
    }

    static byte read(Mapping mapping, long offset) throws ErrnoException {
        byte[] one = new byte[1];
        mapping.read(offset, one);
        return one[0];
    }

    @Test
    void missingPagesAreFilledWhenTheyAreTouched() throws Exception {
        try (PageFaults faults = open(UFFD_FEATURE.THREAD_ID); Mapping mapping = Mapping.anonymous(4 * PAGE).map()) {
            MemorySegment before = mapping.segment();
            faults.register(mapping, "missing");
            assertThatThrownBy(() -> before.get(JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(mapping::segment).isInstanceOf(IllegalStateException.class).hasMessageContaining("unregister");
            assertThat(faults.tryNext()).isEmpty();

            CompletableFuture<Object> one = meanwhile(() -> read(mapping, 2 * PAGE + 5));
            FaultEvent.PageFault fault = (FaultEvent.PageFault) faults.next();
            assertThat(fault.address()).isEqualTo(mapping.address() + 2 * PAGE);
            assertThat(fault.isWrite()).isFalse();
            assertThat(fault.isMinor()).isFalse();
            assertThat(fault.thread()).isPositive();
            assertThat(one).isNotDone();
            faults.handling().copy(mapping.pageAt(fault.address()), page(7));
            assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo((byte) 7);
            Fails.with(() -> faults.handling().copy(mapping.part(2 * PAGE, PAGE), page(8)), E.EXIST);

            CompletableFuture<Object> other = meanwhile(() -> mapping.tryWrite(0, MemorySegment.ofArray(new byte[] {3})));
            assertThat(((FaultEvent.PageFault) faults.next()).isWrite()).isTrue();
            faults.handling().zero(mapping.part(0, 2 * PAGE));
            assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(1L);

            faults.unregister(mapping);
            assertThat(mapping.segment().get(JAVA_BYTE, 0)).isEqualTo((byte) 3);
            assertThat(mapping.segment().get(JAVA_BYTE, 3 * PAGE)).isZero();
        }
    }

    @Test
    void writesToProtectedPagesAreReported() throws Exception {
        try (PageFaults faults = open(UFFD_FEATURE.PAGEFAULT_FLAG_WP); Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            mapping.segment().fill((byte) 1);
            faults.register(mapping, "wp");
            faults.handling().protect(mapping);
            assertThat(read(mapping, 0)).isEqualTo((byte) 1);
            CompletableFuture<Object> write = meanwhile(() -> mapping.tryWrite(PAGE, MemorySegment.ofArray(new byte[] {2})));
            FaultEvent.PageFault fault = (FaultEvent.PageFault) faults.next();
            assertThat(fault.isWriteProtection()).isTrue();
            faults.handling().unprotect(mapping.pageAt(fault.address()));
            assertThat(write.get(30, TimeUnit.SECONDS)).isEqualTo(1L);
        }
    }

    @Test
    void pagesThatAreGivenUpAreReported() throws Exception {
        try (PageFaults faults = open(UFFD_FEATURE.EVENT_REMOVE); Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            mapping.segment().fill((byte) 1);
            faults.register(mapping, "missing");
            CompletableFuture<Object> advice = meanwhile(() -> {
                mapping.part(PAGE, PAGE).madvise("dontneed");
                return true;
            });
            assertThat(faults.next()).isEqualTo(new FaultEvent.Removed(new MemoryRange(mapping.address() + PAGE, PAGE)));
            assertThat(advice.get(30, TimeUnit.SECONDS)).isEqualTo(true);
        }
    }

    @Test
    void closingLetsWaitingThreadsGoOn() throws Exception {
        try (Mapping mapping = Mapping.anonymous(PAGE).map()) {
            PageFaults faults = open(0);
            faults.register(mapping, "missing");
            CompletableFuture<Object> read = meanwhile(() -> read(mapping, 0));
            faults.next();
            faults.close();
            faults.close();
            assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo((byte) 0);
            assertThat(mapping.segment().get(JAVA_BYTE, 0)).isZero();
            assertThatThrownBy(faults::tryNext).isInstanceOf(ClosedFdException.class);
        }
    }

    /** Needs no privilege: no system call waits for a page. */
    @Test
    void pagesAreFilledBeforehand() throws Exception {
        try (PageFaults faults = openUserMode(); Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            faults.register(mapping, "missing");
            Fails.with(() -> read(mapping, 0), E.FAULT);
            faults.handling().copy(mapping.part(PAGE, PAGE), page(9));
            assertThat(read(mapping, PAGE)).isEqualTo((byte) 9);
            assertThatThrownBy(() -> faults.handling().copy(mapping, page(1))).isInstanceOf(IllegalArgumentException.class);
            faults.unregister(mapping);
            assertThat(mapping.segment().get(JAVA_BYTE, PAGE)).isEqualTo((byte) 9);
        }
    }

    /** Touching a page that a handler cares for holds up garbage collection, and with it the handler. */
    @Test
    void closingOneLeavesPagesThatAnotherRegistered() throws Exception {
        try (PageFaults one = openUserMode(); PageFaults other = openUserMode(); Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            one.register(mapping, "missing");
            one.unregister(mapping);
            other.register(mapping.part(PAGE, PAGE), "missing");
            one.close();
            mapping.part(0, PAGE).segment().set(JAVA_BYTE, 0, (byte) 1);
            assertThatThrownBy(mapping::segment).isInstanceOf(IllegalStateException.class).hasMessageContaining("unregister");
            other.close();
            mapping.segment().set(JAVA_BYTE, PAGE, (byte) 1);
        }
    }

    @Test
    void nothingHappensForSomeTime() throws Exception {
        try (PageFaults faults = openUserMode()) {
            assertThat(faults.next(Duration.ofMillis(1))).isEmpty();
            assertThat(faults.next(Duration.ZERO)).isEmpty();
            assertThat(faults.next(Duration.ofSeconds(-1))).isEmpty();
        }
    }

    @Test
    void featuresThatTheKernelDoesNotHaveAreShown() throws Exception {
        openUserMode().close();
        assertThat(PageFaults.supportedFeatures() & UFFD_FEATURE.EVENT_FORK).isNotZero();
        assertThatThrownBy(() -> PageFaults.openUserMode(1L << 50)).isInstanceOf(ErrnoException.class)
                .hasMessageContaining("features=0x4000000000000").hasMessageContaining("EINVAL");
    }

    @Test
    void theDeviceNeedsNoPrivilege() throws Exception {
        try (PageFaults faults = PageFaults.openDevice("thread_id")) {
            assertThat(faults.tryNext()).isEmpty();
        } catch (ErrnoException e) {
            assertThat(e.is(E.NOENT) || e.is(E.ACCES)).as("%s", e).isTrue();
        }
    }

    @Test
    void eventsReadAsStraceWouldPrintThem() {
        assertThat(new FaultEvent.PageFault(0x7f0012345000L, UFFD_PAGEFAULT_FLAG.WRITE, 12))
                .hasToString("PageFault[address=0x7f0012345000, write, thread=12]");
        assertThat(new FaultEvent.PageFault(0x1000, 0, 0)).hasToString("PageFault[address=0x1000, read]");
        assertThat(new FaultEvent.Moved(0x1000, 0x2000, 4096)).hasToString("Moved[from=0x1000, to=0x2000, size=4096]");
        assertThat(new FaultEvent.Removed(new MemoryRange(0x1000, 4096))).hasToString("Removed[range=0x1000+4096]");
    }
}
