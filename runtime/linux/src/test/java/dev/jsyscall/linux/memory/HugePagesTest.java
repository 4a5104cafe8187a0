package dev.jsyscall.linux.memory;

import static dev.jsyscall.linux.memory.MappingTest.PAGE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.statfs.FS_MAGIC;
import dev.jsyscall.linux.file.Memfd;
import dev.jsyscall.linux.proc.MemInfo;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mappings of huge pages, of which the kernel maps whole ones whatever the size it is told. */
class HugePagesTest {

    @BeforeEach
    void needsHugePages() throws ErrnoException {
        assumeTrue(MemInfo.get().get("Hugepagesize").isPresent(), "this kernel was built without huge pages");
    }

    private static void refused(ThrowingCallable mapping) {
        assertThatThrownBy(mapping).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("huge pages has a multiple of their");
    }

    @Test
    void hugePagesAreTakenWhereThereAreSome() throws Exception {
        long huge = 2 << 20;
        Mapping mapping;
        try {
            mapping = Mapping.anonymous(huge).hugePages(huge).map();
        } catch (ErrnoException e) {
            assumeTrue(false, "this system has no free huge pages of 2 MiB: " + e.getMessage());
            return;
        }
        try (mapping) {
            mapping.segment().set(JAVA_BYTE, huge - 1, (byte) 1);
        }
    }

    /** It could not be unmapped: "closed" and still there. */
    @Test
    void aMappingDoesNotEndAmidOne() throws Exception {
        refused(() -> Mapping.anonymous(PAGE).hugePages().noReserve().map());
        refused(() -> Mapping.anonymous(PAGE).flags("hugetlb, noreserve").map());
        assertThatThrownBy(() -> Mapping.anonymous(PAGE).hugePages(3)).isInstanceOf(IllegalArgumentException.class);
        long huge = MemInfo.get().get("Hugepagesize").orElseThrow();
        try (Mapping mapping = Mapping.anonymous(2 * huge).hugePages().noReserve().map()) {
            refused(() -> mapping.mremap(huge + PAGE));
        }
    }

    /** It would lie over what follows the pages. */
    @Test
    void nothingIsMappedOverMoreThanThePages() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            refused(() -> Mapping.anonymous(PAGE).hugePages().noReserve().mapOver(mapping.part(0, PAGE)));
            mapping.segment().set(JAVA_BYTE, PAGE, (byte) 1);
        }
    }

    @Test
    void aMappingOfAFileOfThemDoesNotEndAmidOneEither() throws Exception {
        Memfd file;
        try {
            file = Memfd.create("huge", "cloexec, hugetlb");
        } catch (ErrnoException e) {
            assumeTrue(false, "this system makes no files of huge pages: " + e.getMessage());
            return;
        }
        try (file) {
            assertThat(file.fsStatus().type()).isEqualTo(FS_MAGIC.HUGETLBFS);
            refused(() -> Mapping.of(file, 0, PAGE).shared().noReserve().map());
        }
    }
}
