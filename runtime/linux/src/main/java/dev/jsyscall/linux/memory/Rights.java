package dev.jsyscall.linux.memory;

import dev.jsyscall.linux.abi.mman.PROT;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with each part of a mapping: bits of {@link PROT}, three of our own for pages that may be touched without harm, and two
 * for those that may be changed or duplicated. All are such that a range allows what each of its parts does. For use under the mapping's
 * lock.
 */
final class Rights {
    /** It is what was mapped first; nothing was mapped over it. */
    static final int ORIGINAL = 1 << 27;
    /** It was not sealed. */
    static final int UNSEALED = 1 << 28;
    /** There is no guard, whose touch ends the program. */
    static final int UNGUARDED = 1 << 29;
    /** There is no page that was made to fail, whose touch ends the program too, or nearly. */
    static final int SOUND = 1 << 30;
    /** Nobody handles its page faults, for which a thread would wait where the garbage collector cannot stop it. */
    static final int UNWATCHED = 1 << 31;

    private static final int HARMLESS = UNGUARDED | SOUND | UNWATCHED;
    private static final int READABLE = HARMLESS | PROT.READ;
    private static final int PROTECTION = PROT.READ | PROT.WRITE | PROT.EXEC;

    /** The offset at which a run of equal rights begins, and these; it ends where the next one begins. */
    private final TreeMap<Long, Run> runs = new TreeMap<>();

    /** Equal rights: bits, less {@link #UNWATCHED} while {@code watcher} is open. */
    private record Run(int bits, @Nullable PageFaults watcher) {
        static Run of(int prot) {
            return new Run(prot & PROTECTION | HARMLESS | UNSEALED, null);
        }

        Run protection(int prot) {
            return new Run(bits & ~PROTECTION | prot & PROTECTION, watcher);
        }

        int rights() {
            return watcher != null && watcher.isOpen() ? bits & ~UNWATCHED : bits;
        }
    }

    Rights(int prot) {
        runs.put(0L, new Run(Run.of(prot).bits | ORIGINAL, null));
    }

    Rights copy() {
        Rights copy = new Rights(PROT.NONE);
        copy.runs.putAll(runs);
        return copy;
    }

    /** As it was when {@code before} was copied. */
    void restore(Rights before) {
        runs.clear();
        runs.putAll(before.runs);
    }

    /** Sets a part's protection and leaves the rest as it is. */
    void protect(long from, long to, int prot) {
        change(from, to, run -> run.protection(prot));
    }

    /** What a change of protection leaves if nobody knows how far it came. */
    void narrow(long from, long to, int prot) {
        change(from, to, run -> run.protection(run.bits & prot));
    }

    /** A part that was mapped anew. */
    void renew(long from, long to, int prot) {
        change(from, to, run -> Run.of(prot));
    }

    void grant(long from, long to, int bits) {
        change(from, to, run -> new Run(run.bits | bits, run.watcher));
    }

    void revoke(long from, long to, int bits) {
        change(from, to, run -> new Run(run.bits & ~bits, run.watcher));
    }

    /** Who handles page faults, if anybody does. */
    void watch(long from, long to, @Nullable PageFaults watcher) {
        change(from, to, run -> new Run(run.bits, watcher));
    }

    /** Forgets what was beyond a new end; a new part has the rights of the last one. */
    void truncate(long size) {
        runs.tailMap(Math.max(size, 1), true).clear();
    }

    /** What all of a part allows. */
    int common(long from, long to) {
        int common = runs.floorEntry(from).getValue().rights();
        for (Run run : runs.subMap(from, false, Math.max(from, to), false).values()) common &= run.rights();
        return common;
    }

    /** What some part or other allows. */
    int any() {
        return runs.values().stream().map(Run::bits).reduce(PROT.NONE, (one, other) -> one | other) & PROTECTION;
    }

    /** Whether all of a part allows something. */
    boolean allow(long from, long to, int right) {
        return (common(from, to) & right) != 0;
    }

    static int protection(int rights) {
        return rights & PROTECTION;
    }

    static boolean isReadable(int rights) {
        return (rights & READABLE) == READABLE;
    }

    /** Why pages with these rights cannot be looked at. */
    static String obstacle(int rights) {
        if ((rights & UNWATCHED) == 0) {
            return "faults of some pages are handled by a program, and a thread that waits for that, touching them, holds up garbage"
                    + " collection: use read and write, or unregister them";
        }
        if ((rights & UNGUARDED) == 0) return "some pages are guards, whose touch ends the JVM: madvise(\"guard_remove\") removes them";
        if ((rights & SOUND) == 0) return "some pages were made to fail, and would end the JVM";
        String allowed = protection(rights) == 0 ? "none" : PROT.format(protection(rights));
        return "some pages cannot be read (" + allowed + "), which would end the JVM: mprotect(\"read\") allows it";
    }

    private void change(long from, long to, UnaryOperator<Run> operator) {
        if (from >= to) return;
        runs.put(from, runs.floorEntry(from).getValue());
        runs.put(to, runs.floorEntry(to).getValue());
        runs.subMap(from, to).replaceAll((offset, run) -> operator.apply(run));
    }
}
