package dev.jsyscall.linux.memory;

import dev.jsyscall.KernelMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a mapping between two changes of it: all that were handed out end together. A change finds no system call or attempt at
 * work on the memory, or does not happen. Changes are made under the mapping's lock.
 */
final class MappedViews {
    /** What a change does to the mapping. */
    interface Change<E extends Exception> {
        void make() throws E;
    }

    private final ReentrantReadWriteLock uses = new ReentrantReadWriteLock();
    private final Attempts attempts = new Attempts();
    private Arena arena = Arena.ofShared();
    private volatile MemorySegment memory;
    private @Nullable MemorySegment shown;

    MappedViews(long address, long size) {
        memory = KernelMemory.segment(address, size, arena);
    }

    /** The whole mapping. */
    MemorySegment memory() {
        return memory;
    }

    /** What was handed out for the whole mapping last, and is right until the next change. */
    @Nullable MemorySegment shown() {
        return shown;
    }

    void show(MemorySegment whole) {
        shown = whole;
    }

    /** Those on the present segments. */
    Attempts attempts() {
        return attempts;
    }

    boolean isOpen() {
        return memory.scope().isAlive();
    }

    /** Begins a use that the segments themselves do not know of; {@link #exit} ends it. */
    void enter() {
        uses.readLock().lock();
    }

    void exit() {
        uses.readLock().unlock();
    }

    /** Ends all segments for good, then does what is to be done with the memory. */
    <E extends Exception> void end(Change<E> last) throws E {
        during(last);
    }

    /** Ends all segments, makes the change, and begins new ones at {@code place} of then, whether or not it was made. */
    <E extends Exception> void renew(Change<E> change, Place place) throws E {
        during(() -> {
            try {
                change.make();
            } finally {
                arena = Arena.ofShared();
                memory = KernelMemory.segment(place.address(), place.size(), arena);
            }
        });
    }

    /** Where a mapping is. */
    interface Place {
        long address();

        long size();
    }

    private <E extends Exception> void during(Change<E> change) throws E {
        if (!uses.writeLock().tryLock()) throw inUse(null);
        try {
            try {
                arena.close();
            } catch (IllegalStateException acquired) {
                throw isOpen() ? inUse(acquired) : closed();
            }
            attempts.forget();
            shown = null;
            change.make();
        } finally {
            uses.writeLock().unlock();
        }
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the mapping is closed");
    }

    private static IllegalStateException inUse(@Nullable Throwable cause) {
        return new IllegalStateException("a system call is using the mapping's memory, or an attempt, under which it cannot change", cause);
    }
}
