package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.mman.MREMAP;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import dev.jsyscall.linux.raw.MmanRaw;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a mapping: where it is, what its parts allow, and its segments. Whatever may make an access harmful ends the segments
 * first, and those after it are given out by what is known then to be harmless.
 */
final class MappedMemory implements MappedViews.Place {
    /** One move to another's place at a time, so that no two wait for each other. */
    private static final Object MOVING = new Object();

    private final MappedViews views;
    private final Rights rights;
    private final long unit;
    private long address;
    private long size;
    /** Where an attempt found nothing, or -1: the mapping is closed then, as soon as nobody uses it. */
    private volatile long goneAt = -1;

    /** Memory whose size is, and stays, a multiple of {@code unit}. */
    MappedMemory(long address, long size, long unit, Rights rights) {
        this.address = address;
        this.size = size;
        this.unit = unit;
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

    /** Begins a use that the segments do not know of, during which nothing changes; {@link #exit} ends it. */
    void enter() {
        views.enter();
    }

    void exit() {
        views.exit();
        if (goneAt >= 0) closeIfUnused();
    }

    /** Works on the pages' segment, and throws if a page was gone. */
    <T extends @Nullable Object, X extends Exception> T attempt(KernelPages pages, MappedWork<T, X> work) throws X, ErrnoException {
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
    private MemorySegment beginAttempt(KernelPages pages) throws PageGoneException {
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

    private synchronized MemorySegment attemptView(KernelPages pages) throws PageGoneException {
        goneAt = Math.max(goneAt, views.attempts().fault());
        if (goneAt >= 0) throw new PageGoneException(address, size, goneAt);
        MemorySegment view = view(pages);
        if (!rights.allow(0, size, Rights.UNSEALED)) {
            throw new IllegalStateException("the mapping is sealed, so that nothing can take the place of a page that is gone");
        }
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
            // Another attempt, read or write comes here too when it ends; for a system call, the owner's own close is waited for.
        } catch (ErrnoException notUnmapped) {
            // The segments have ended all the same.
        }
    }

    /** The pages as calls take them, whatever may be done with them: not for anybody's eyes. */
    synchronized MemorySegment memory(KernelPages pages) {
        checkOpen();
        MemorySegment all = views.memory();
        return isAll(pages) ? all : all.asSlice(pages.offset(), pages.size());
    }

    synchronized long address(KernelPages pages) {
        return at(pages).address();
    }

    /** The pages for anybody's eyes. */
    synchronized MemorySegment view(KernelPages pages) {
        MemorySegment memory = memory(pages);
        if (!isAll(pages)) return view(pages, memory);
        MemorySegment shown = views.shown();
        if (shown == null) {
            shown = view(pages, memory);
            views.show(shown);
        }
        return shown;
    }

    private MemorySegment view(KernelPages pages, MemorySegment memory) {
        int common = rights.common(pages.offset(), end(pages));
        if (!Rights.isReadable(common)) throw new IllegalStateException(Rights.obstacle(common));
        return (common & PROT.WRITE) != 0 ? memory : memory.asReadOnly();
    }

    private boolean isAll(KernelPages pages) {
        return pages.offset() == 0 && pages.size() == size;
    }

    synchronized int protection(KernelPages pages) {
        checkOpen();
        return Rights.protection(rights.common(pages.offset(), end(pages)));
    }

    /** Whether somebody handles page faults of some of the pages, for which threads wait. */
    synchronized boolean isWatched(KernelPages pages) {
        return !rights.allow(pages.offset(), end(pages), Rights.UNWATCHED);
    }

    /** A change of what pages allow. */
    interface Change {
        /**
         * Makes it.
         *
         * @param pages as calls take them
         * @param rights of the whole mapping, to be changed with it
         * @param from where in the mapping the pages begin
         * @param to where their last page ends
         */
        void make(MemorySegment pages, Rights rights, long from, long to) throws ErrnoException;
    }

    /** Makes a change while there are no segments. */
    synchronized void change(KernelPages pages, Change change) throws ErrnoException {
        MemorySegment memory = at(pages);
        views.renew(() -> change.make(memory, rights, pages.offset(), end(pages)), this);
    }

    /** Makes a change of which segments show nothing, if there are any. */
    synchronized void changeUnseen(KernelPages pages, Change change) throws ErrnoException {
        change.make(memory(pages), rights, pages.offset(), end(pages));
    }

    /** Changes the size, and perhaps the place. */
    synchronized void resize(long newSize, int flags) throws ErrnoException {
        checkOpen();
        HugePages.check(newSize, unit);
        views.renew(() -> {
            address = MmanCalls.mremap(start(), size, newSize, flags).address();
            size = newSize;
            rights.truncate(newSize);
        }, this);
    }

    /** Moves to the place of another, which ends. */
    void moveTo(MappedMemory place) throws ErrnoException {
        if (place == this) throw new IllegalArgumentException("a mapping does not move to its own place");
        synchronized (MOVING) {
            synchronized (this) {
                synchronized (place) {
                    replace(place);
                }
            }
        }
    }

    private void replace(MappedMemory place) throws ErrnoException {
        checkOpen();
        place.checkOpen();
        if (place.size != size) {
            throw new IllegalArgumentException("a mapping of " + size + " bytes moves to the place of one as large, not of " + place.size);
        }
        MemorySegment to = place.start();
        views.renew(() -> place.views.end(() -> {
            try {
                address = MmanCalls.mremap(start(), size, size, MREMAP.MAYMOVE | MREMAP.FIXED, to).address();
            } catch (ErrnoException e) {
                MmanRaw.munmap(to, size);
                throw e;
            }
        }), this);
    }

    /** Takes the pages elsewhere, and stays without any. */
    synchronized MappedMemory vacate() throws ErrnoException {
        checkOpen();
        long[] elsewhere = new long[1];
        int flags = MREMAP.MAYMOVE | MREMAP.DONTUNMAP;
        views.renew(() -> elsewhere[0] = MmanCalls.mremap(start(), size, size, flags).address(), this);
        return new MappedMemory(elsewhere[0], size, unit, rights.copy());
    }

    /** Maps the same once more. */
    synchronized MappedMemory duplicate() throws ErrnoException {
        checkOpen();
        if (!rights.allow(0, size, Rights.ORIGINAL)) {
            throw new IllegalStateException("a mapping over whose parts others were mapped is not one to the kernel");
        }
        long elsewhere = MmanCalls.mremap(start(), 0, size, MREMAP.MAYMOVE).address();
        Rights same = rights.copy();
        // If its parts differ, it is several to the kernel, of which this made the first one larger.
        same.protect(0, size, rights.common(0, 1));
        return new MappedMemory(elsewhere, size, unit, same);
    }

    synchronized void close() throws ErrnoException {
        if (!views.isOpen()) return;
        views.end(() -> {
            if (rights.allow(0, size, Rights.UNSEALED)) MmanCalls.munmap(start(), size);
        });
    }

    private MemorySegment start() {
        return MemorySegment.ofAddress(address);
    }

    /** Where pages are, for a call while there are no segments. */
    private MemorySegment at(KernelPages pages) {
        checkOpen();
        Objects.checkFromIndexSize(pages.offset(), pages.size(), size);
        return MemorySegment.ofAddress(address + pages.offset());
    }

    private void checkOpen() {
        if (!isOpen()) throw MappedViews.closed();
    }

    private static long end(KernelPages pages) {
        long page = Platform.pageSize();
        return pages.offset() + pages.size() + page - 1 & -page;
    }
}
