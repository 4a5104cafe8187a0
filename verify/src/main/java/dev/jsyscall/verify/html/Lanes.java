package dev.jsyscall.verify.html;

import dev.jsyscall.verify.facts.RecordMap.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record cut into rows of eight bytes. Members that share bytes, a union's, lie in lanes of their own, one below the other; a member
 * stays in its lane in all its rows.
 */
final class Lanes {
    static final int ROW_BITS = 64;

    /**
     * A member's part of a row.
     *
     * @param from its first bit in the row
     * @param to the bit after its last one
     */
    record Segment(Place place, int lane, int from, int to) {
        boolean fills() {
            return from == 0 && to == ROW_BITS;
        }

        /** Whether the member begins here. */
        boolean first(long row) {
            return place.from() >= row * ROW_BITS;
        }
    }

    /**
     * Rows that look the same: one, or several that are filled by the same members.
     *
     * @param row the first of them
     */
    record Strip(long row, long rows, List<Segment> segments) {
        /** The lanes in use, in order: one that is empty here takes no room. */
        List<Integer> lanes() {
            return segments.stream().map(Segment::lane).distinct().sorted().toList();
        }
    }

    private final Map<Long, List<Segment>> rows = new TreeMap<>();
    private final List<BitSet> taken = new ArrayList<>();

    private Lanes() {}

    static List<Strip> of(List<Place> places) {
        var lanes = new Lanes();
        places.stream().filter(place -> !place.parts()).forEach(lanes::add);
        return lanes.strips();
    }

    private void add(Place place) {
        // What has no size is shown as going on to the end of its row.
        long to = place.to() > place.from() ? place.to() : (place.from() / ROW_BITS + 1) * ROW_BITS;
        int lane = lane(Math.toIntExact(place.from()), Math.toIntExact(to));
        for (long row = place.from() / ROW_BITS; row * ROW_BITS < to; row++) {
            long start = row * ROW_BITS;
            rows.computeIfAbsent(row, r -> new ArrayList<>()).add(new Segment(
                    place, lane, (int) (Math.max(place.from(), start) - start), (int) (Math.min(to, start + ROW_BITS) - start)));
        }
    }

    /** The first lane with room for these bits, which are taken from now on. */
    private int lane(int from, int to) {
        for (int lane = 0;; lane++) {
            if (lane == taken.size()) {
                taken.add(new BitSet());
            }
            int next = taken.get(lane).nextSetBit(from);
            if (next < 0 || next >= to) {
                taken.get(lane).set(from, to);
                return lane;
            }
        }
    }

    private List<Strip> strips() {
        var strips = new ArrayList<Strip>();
        rows.forEach((row, segments) -> {
            Strip last = strips.isEmpty() ? null : strips.get(strips.size() - 1);
            if (last != null && last.row() + last.rows() == row && last.segments().equals(segments)
                    && segments.stream().allMatch(Segment::fills)) {
                strips.set(strips.size() - 1, new Strip(last.row(), last.rows() + 1, segments));
            } else {
                strips.add(new Strip(row, 1, segments));
            }
        });
        return strips;
    }
}
