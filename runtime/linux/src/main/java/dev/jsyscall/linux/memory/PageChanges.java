package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mman.MADV;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import dev.jsyscall.linux.raw.MmanRaw;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * What changes how pages may be touched. Rights that a change takes away are gone before it begins, and come back only if it is known that
 * the kernel did nothing: a call that fails may have done the first pages.
 */
final class PageChanges {
    private static final int GROWS = PROT.GROWSDOWN | PROT.GROWSUP;

    private PageChanges() {}

    /** A system call about pages. */
    interface Call {
        void make(MemorySegment pages) throws ErrnoException;
    }

    static void protect(KernelPages pages, int prot) throws ErrnoException {
        if ((prot & GROWS) != 0) {
            throw new IllegalArgumentException(PROT.format(prot) + ": what is changed is told by the pages, not by how a stack grows");
        }
        pages.mapped().change(pages, (memory, rights, from, to) -> {
            Rights before = rights.copy();
            rights.narrow(from, to, prot);
            try {
                MmanCalls.mprotect(memory, pages.size(), prot);
            } catch (ErrnoException e) {
                boolean amidAPage = e.is(E.INVAL) && from % Platform.pageSize() != 0;
                boolean sealedFirst = e.is(E.PERM) && !rights.allow(from, from + 1, Rights.UNSEALED);
                if (amidAPage || sealedFirst) rights.restore(before);
                throw e;
            }
            rights.protect(from, to, prot);
        });
    }

    /** Makes pages that end who touches them. */
    static void guard(KernelPages pages, int advice) throws ErrnoException {
        pages.mapped().change(pages, (memory, rights, from, to) -> {
            Rights before = rights.copy();
            rights.revoke(from, to, advice == MADV.HWPOISON ? Rights.SOUND : Rights.UNGUARDED);
            try {
                MmanCalls.madvise(memory, pages.size(), advice);
            } catch (ErrnoException e) {
                boolean forNoPagesEither = MmanRaw.madvise(memory, 0, advice) < 0;
                boolean unprivileged = advice == MADV.HWPOISON && e.is(E.PERM);
                if (forNoPagesEither || unprivileged) rights.restore(before);
                throw e;
            }
        });
    }

    /** Removes such pages. */
    static void unguard(KernelPages pages) throws ErrnoException {
        pages.mapped().change(pages, (memory, rights, from, to) -> {
            MmanCalls.madvise(memory, pages.size(), MADV.GUARD_REMOVE);
            rights.grant(from, to, Rights.UNGUARDED);
        });
    }

    /** Has page faults handled; by somebody for whom threads wait, if {@code watcher} is told. */
    static void watch(KernelPages pages, @Nullable PageFaults watcher, Call call) throws ErrnoException {
        pages.mapped().change(pages, (memory, rights, from, to) -> {
            call.make(memory);
            if (watcher != null) rights.watch(from, to, watcher);
        });
    }

    /** Has page faults handled no longer. */
    static void unwatch(KernelPages pages, Call call) throws ErrnoException {
        pages.mapped().changeUnseen(pages, (memory, rights, from, to) -> {
            call.make(memory);
            rights.watch(from, to, null);
        });
    }

    /** Makes pages fail who touches them. If they are watched they have no segments, and system calls may be waiting for them. */
    static void spoil(KernelPages pages, Call call) throws ErrnoException {
        MappedMemory.Change spoiling = (memory, rights, from, to) -> {
            rights.revoke(from, to, Rights.SOUND);
            call.make(memory);
        };
        MappedMemory mapped = pages.mapped();
        synchronized (mapped) {
            if (mapped.isWatched(pages)) {
                mapped.changeUnseen(pages, spoiling);
            } else {
                mapped.change(pages, spoiling);
            }
        }
    }

    static void seal(KernelPages pages) throws ErrnoException {
        pages.mapped().changeUnseen(pages, (memory, rights, from, to) -> {
            MmanCalls.mseal(memory, pages.size());
            rights.revoke(from, to, Rights.UNSEALED);
        });
    }

    /** Maps something else over pages. */
    static void replace(KernelPages pages, int prot, Call call) throws ErrnoException {
        pages.mapped().change(pages, (memory, rights, from, to) -> {
            Rights before = rights.copy();
            rights.renew(from, to, PROT.NONE);
            try {
                call.make(memory);
            } catch (ErrnoException e) {
                if (!Hole.fill(memory, pages.size(), e)) rights.restore(before);
                throw e;
            }
            rights.renew(from, to, prot);
        });
    }
}
