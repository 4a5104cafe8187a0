package dev.jsyscall.linux.memory;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a mapping's bytes; see {@link MappedPages#attempt}.
 *
 * @param <T> what comes of it
 * @param <X> what it may throw, besides unchecked exceptions
 */
@FunctionalInterface
public interface MappedWork<T extends @Nullable Object, X extends Exception> {
    /** Does it. The segment is not for use afterwards. */
    T on(MemorySegment segment) throws X;
}
