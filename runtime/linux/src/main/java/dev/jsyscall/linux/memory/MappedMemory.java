package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mman.MADV;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a mapping: where it is, what its parts allow, and its segments. Whatever may make an access harmful ends the segments
 * first, and those after it are given out by what is known then to be harmless.
 */
final class MappedMemory implements MappedViews.Place {
    private static final int GROWS = PROT.GROWSDOWN | PROT.GROWSUP;

    private final MappedViews views;
    private final Rights rights;
    private long address;
    private long size;
    private boolean sealed;
    private boolean patched;
    /** Where an attempt found nothing, or -1: the mapping is closed then, as soon as nobody uses it. */
    private volatile long goneAt = -1;

    MappedMemory(long address, long size, Rights rights) {
        this.address = address;
        this.size = size;
        this.rights = rights;
        views = new MappedViews(address, size);
    }

    @Override
    public synchronized long address() {
        return address;
    }

    @Override
    public synchronized long size() {
        return size;
    }

    boolean isOpen() {
        return goneAt < 0 && views.isOpen();
    }

    /** Whether something else was mapped over a part of it. */
    synchronized boolean isPatched() {
        return patched;
    }

    /** What its parts allow, for one that is like it. */
    synchronized Rights rights() {
        return rights.copy();
    }

    /** Begins a use that the segments do not know of, during which nothing changes; {@link #exit} ends it. */
    void enter() {
        views.enter();
    }

    void exit() {
        views.exit();
        if (goneAt >= 0) closeIfUnused();
    }

    /** Works on the pages' segment, and throws if a page was gone. */
    <T extends @Nullable Object, X extends Exception> T attempt(MappedPages pages, MappedWork<T, X> work) throws X, ErrnoException {
        Backstop.install();
        MemorySegment segment = beginAttempt(pages);
        T result;
        try {
            result = work.on(segment);
        } catch (Throwable thrown) {
            PageGoneException gone = endAttempt();
            if (gone == null) throw thrown;
            gone.addSuppressed(thrown);
            throw gone;
        }
        PageGoneException gone = endAttempt();
        if (gone != null) throw gone;
        return result;
    }

    /** Begins an attempt, during which nothing changes. */
    private MemorySegment beginAttempt(MappedPages pages) throws PageGoneException {
        enter();
        boolean begun = false;
        try {
            MemorySegment view = attemptView(pages);
            begun = true;
            return view;
        } finally {
            if (!begun) exit();
        }
    }

    private synchronized MemorySegment attemptView(MappedPages pages) throws PageGoneException {
        goneAt = Math.max(goneAt, views.attempts().fault());
        if (goneAt >= 0) throw new PageGoneException(address, size, goneAt);
        MemorySegment view = view(pages);
        if (sealed) throw new IllegalStateException("the mapping is sealed, so that nothing can take the place of a page that is gone");
        views.attempts().begin(address, size, rights.any());
        return view;
    }

    /** Ends an attempt; the result is what to throw, if it or another has come upon a page that is gone. */
    private @Nullable PageGoneException endAttempt() {
        try {
            return attemptResult();
        } finally {
            exit();
        }
    }

    private synchronized @Nullable PageGoneException attemptResult() {
        views.attempts().end();
        long fault = views.attempts().fault();
        if (fault < 0) return null;
        goneAt = fault;
        return new PageGoneException(address, size, fault);
    }

    private void closeIfUnused() {
        try {
            close();
        } catch (IllegalStateException inUse) {
            // Whoever uses it comes here too; or it is a system call, and the owner has to close the mapping as ever.
        } catch (ErrnoException notUnmapped) {
            // The segments have ended all the same.
        }
    }

    /** The pages as calls take them, whatever may be done with them: not for anybody's eyes. */
    synchronized MemorySegment memory(MappedPages pages) {
        checkOpen();
        return views.memory().asSlice(pages.offset(), pages.size());
    }

    synchronized long address(MappedPages pages) {
        return at(pages).address();
    }

    /** The pages for anybody's eyes. */
    synchronized MemorySegment view(MappedPages pages) {
        MemorySegment memory = memory(pages);
        int common = rights.common(pages.offset(), end(pages));
        if (!Rights.isReadable(common)) throw new IllegalStateException(Rights.obstacle(common));
        return (common & PROT.WRITE) != 0 ? memory : memory.asReadOnly();
    }

    synchronized int protection(MappedPages pages) {
        checkOpen();
        return Rights.protection(rights.common(pages.offset(), end(pages)));
    }

    synchronized void protect(MappedPages pages, int prot) throws ErrnoException {
        if ((prot & GROWS) != 0) {
            throw new IllegalArgumentException(PROT.format(prot) + ": what is changed is told by the pages, not by how a stack grows");
        }
        MemorySegment memory = at(pages);
        views.renew(() -> {
            rights.narrow(pages.offset(), end(pages), prot);
            MmanCalls.mprotect(memory, pages.size(), prot);
            rights.protect(pages.offset(), end(pages), prot);
        }, this);
    }

    /** Makes or removes pages that end who touches them. */
    synchronized void guard(MappedPages pages, int advice) throws ErrnoException {
        MemorySegment memory = at(pages);
        long from = pages.offset();
        long to = end(pages);
        boolean removal = advice == MADV.GUARD_REMOVE;
        int bit = advice == MADV.HWPOISON ? Rights.SOUND : Rights.UNGUARDED;
        views.renew(() -> {
            if (!removal) rights.revoke(from, to, bit);
            try {
                MmanCalls.madvise(memory, pages.size(), advice);
            } catch (ErrnoException e) {
                // These are found out before anything is done.
                if (!removal && (e.is(E.INVAL) || e.is(E.PERM))) rights.grant(from, to, bit);
                throw e;
            }
            if (removal) rights.grant(from, to, bit);
        }, this);
    }

    /** What is done to pages while there are no segments. */
    interface PageChange {
        void make(MemorySegment pages) throws ErrnoException;
    }

    /** Has somebody handle page faults, for which threads may wait. */
    synchronized void watch(MappedPages pages, boolean waiting, PageChange change) throws ErrnoException {
        MemorySegment memory = at(pages);
        views.renew(() -> {
            change.make(memory);
            if (waiting) rights.revoke(pages.offset(), end(pages), Rights.UNWATCHED);
        }, this);
    }

    /** Nobody handles page faults any more. */
    synchronized void unwatch(MappedPages pages) {
        rights.grant(pages.offset(), end(pages), Rights.UNWATCHED);
    }

    synchronized void seal(MappedPages pages) throws ErrnoException {
        MmanCalls.mseal(memory(pages), pages.size());
        sealed = true;
    }

    /** Maps something else over a part. */
    synchronized void patch(MappedPages pages, int prot, PageChange change) throws ErrnoException {
        MemorySegment memory = at(pages);
        views.renew(() -> {
            patched = true;
            rights.protect(pages.offset(), end(pages), PROT.NONE);
            change.make(memory);
            rights.renew(pages.offset(), end(pages), prot);
        }, this);
    }

    /** What a move does. */
    interface Move {
        /** Moves, and returns where the memory is then. */
        MemorySegment make(MemorySegment from, long size) throws ErrnoException;
    }

    /** Moves the memory, or changes its size. */
    synchronized void move(long newSize, Move move) throws ErrnoException {
        checkOpen();
        views.renew(() -> {
            address = move.make(MemorySegment.ofAddress(address), size).address();
            size = newSize;
            rights.truncate(newSize);
        }, this);
    }

    /** Ends the segments and gives the place up, with whatever is there, to who asks. */
    synchronized MemorySegment surrender() {
        checkOpen();
        views.end(() -> { });
        return MemorySegment.ofAddress(address);
    }

    synchronized void close() throws ErrnoException {
        if (!views.isOpen()) return;
        views.end(() -> {
            if (!sealed) MmanCalls.munmap(MemorySegment.ofAddress(address), size);
        });
    }

    /** Where pages are, for a call while there are no segments. */
    private MemorySegment at(MappedPages pages) {
        checkOpen();
        Objects.checkFromIndexSize(pages.offset(), pages.size(), size);
        return MemorySegment.ofAddress(address + pages.offset());
    }

    private void checkOpen() {
        if (!isOpen()) throw MappedViews.closed();
    }

    private static long end(MappedPages pages) {
        long page = Platform.pageSize();
        return pages.offset() + pages.size() + page - 1 & -page;
    }
}
