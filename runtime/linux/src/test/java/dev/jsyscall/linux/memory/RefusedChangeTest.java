package dev.jsyscall.linux.memory;

import static dev.jsyscall.linux.memory.MappingTest.PAGE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import dev.jsyscall.linux.testing.Fails;
import org.junit.jupiter.api.Test;

/** A change that the kernel refuses at once leaves the segments' rights; one that it gives up halfway does not. */
class RefusedChangeTest {

    private static void usable(MappedPages pages) {
        pages.segment().set(JAVA_BYTE, pages.size() - 1, (byte) 1);
    }

    @Test
    void pagesThatBeginAmidOneStayReadable() throws Exception {
        try (OwnedFd file = MappingTest.pages(1); Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            Fails.with(() -> mapping.part(100, 100).mprotect(PROT.NONE), E.INVAL);
            usable(mapping);
            Fails.with(() -> mapping.part(100, 100).madvise("guard_install"), E.INVAL);
            usable(mapping);
            Fails.with(() -> Mapping.of(file, 0, PAGE).mapOver(mapping.part(1, PAGE)), E.INVAL);
            usable(mapping);
            mapping.mremap(3 * PAGE);
            usable(mapping);
        }
    }

    @Test
    void pagesThatAFileIsNotMappedOverStayReadable() throws Exception {
        try (OwnedFd file = MappingTest.pages(1);
                OwnedFd readOnly = FcntlCalls.openat("/proc/self/fd/" + file.number(), "rdonly, cloexec");
                OwnedFd folder = FcntlCalls.openat("/", "rdonly, directory, cloexec");
                Mapping mapping = Mapping.anonymous(2 * PAGE).shared().map()) {
            Fails.with(() -> Mapping.of(readOnly, 0, PAGE).prot("read, write").shared().mapOver(mapping.part(0, PAGE)), E.ACCES);
            usable(mapping);
            Fails.with(() -> Mapping.of(folder, 0, PAGE).mapOver(mapping.part(0, PAGE)), E.NODEV);
            usable(mapping);
            Fails.with(() -> Mapping.of(file, 1, PAGE).mapOver(mapping.part(0, PAGE)), E.INVAL);
            usable(mapping);
            mapping.duplicate().close();
        }
    }

    @Test
    void sealedPagesStayReadable() throws Exception {
        Mapping mapping = Mapping.anonymous(3 * PAGE).map();
        try {
            mapping.part(PAGE, PAGE).mseal();
        } catch (ErrnoException e) {
            mapping.close();
            assumeTrue(!e.is(E.NOSYS) && !e.is(E.PERM), "this kernel does not seal memory");
            throw e;
        }
        Fails.with(() -> mapping.part(PAGE, PAGE).mprotect(PROT.NONE), E.PERM);
        usable(mapping);
        // Kernels differ in whether the first page is changed before the second is found to be sealed.
        Fails.with(() -> mapping.part(0, 2 * PAGE).mprotect(PROT.NONE), E.PERM);
        assertThatThrownBy(() -> mapping.part(0, PAGE).segment()).isInstanceOf(IllegalStateException.class);
        usable(mapping.part(2 * PAGE, PAGE));
        mapping.close();
        assertThat(mapping.isOpen()).isFalse();
    }

    /** The kernel makes guards page by page, and none in locked ones. */
    @Test
    void guardsOfWhichOnlySomeWereMadeAreNotTouched() throws Exception {
        try (Mapping mapping = Mapping.anonymous(2 * PAGE).map()) {
            try {
                mapping.part(PAGE, PAGE).madvise("guard_install");
            } catch (ErrnoException e) {
                usable(mapping);
                assumeTrue(!e.is(E.INVAL), "guards came with Linux 6.13");
                throw e;
            }
            mapping.madvise("guard_remove");
            mapping.part(PAGE, PAGE).mlock();
            Fails.with(() -> mapping.madvise("guard_install"), E.INVAL);
            assertThatThrownBy(() -> mapping.part(0, PAGE).segment()).isInstanceOf(IllegalStateException.class);
            mapping.madvise("guard_remove");
            usable(mapping);
        }
    }
}
