package dev.jsyscall.verify.facts;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.RecordType.Member;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which bits of a record belong to what, holes included. Bits are counted from the record's start, in each byte as the compiler hands
 * them out.
 *
 * @param places members, those of records inside it after their own, and holes, in the order of their beginnings
 */
public record RecordMap(long size, List<Place> places) {

    /**
     * A run of bits.
     *
     * @param path how C reaches the member from the outermost record; empty for a hole
     * @param type the member's; bytes for a hole
     * @param from the first bit
     * @param to the bit after the last one
     * @param bits whether it is a bit-field
     * @param flexible whether it goes on beyond the record
     * @param depth how many records of this one it is inside of
     * @param parts whether its own members follow
     */
    public record Place(String path, Type type, long from, long to, boolean bits, boolean flexible, int depth, boolean parts) {
        public boolean hole() {
            return path.isEmpty();
        }

        /** {@code 4}, or {@code 4:0-2} for a bit-field or a hole of some bits. */
        public String offset() {
            return wholeBytes() ? Long.toString(from / 8) : from / 8 + ":" + from % 8 + "-" + (from % 8 + to - from - 1);
        }

        /** {@code 8}, or {@code 3 bits}. */
        public String length() {
            return flexible ? "…" : wholeBytes() ? Long.toString((to - from) / 8) : to - from + (to - from == 1 ? " bit" : " bits");
        }

        private boolean wholeBytes() {
            return !bits && from % 8 == 0 && to % 8 == 0;
        }
    }

    /** The type of what has none. */
    private static final Type NOTHING = new Type.Number("byte", Scalar.U8);

    /** Empty where the architecture lacks the record. */
    public static Optional<RecordMap> of(Abi abi, RecordType record, Arch arch) {
        return record.layouts().on(arch).map(layout -> {
            var places = new ArrayList<Place>();
            var used = new BitSet();
            collect(abi, record, arch, "", 0, 0, places, used);
            holes(layout, used, places);
            // A union's members begin together: the sort keeps them in the spec's order.
            places.sort(Comparator.comparingLong(place -> place.depth() > 0 ? outermost(places, place) : place.from()));
            return new RecordMap(layout.size(), List.copyOf(places));
        });
    }

    /** Each distinct map with the architectures that have it, the most frequent first. */
    public static Map<RecordMap, List<String>> distinct(Abi abi, RecordType record) {
        var maps = new LinkedHashMap<RecordMap, List<String>>();
        for (Arch arch : abi.arches()) {
            of(abi, record, arch).ifPresent(map -> maps.computeIfAbsent(map, m -> new ArrayList<>()).add(arch.name()));
        }
        var sorted = new LinkedHashMap<RecordMap, List<String>>();
        maps.entrySet().stream().sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** What the record is aligned to on some architectures: {@code 8}, or {@code 8, on i386 4}. */
    public static String alignment(RecordType record, Collection<String> arches) {
        PerArch<Long> alignments = record.layouts().map(Layout::align);
        Map<Long, List<String>> byAlignment = new LinkedHashMap<>();
        alignments.grouped().forEach((align, names) -> byAlignment.put(align, names.stream().filter(arches::contains).toList()));
        byAlignment.values().removeIf(List::isEmpty);
        return byAlignment.entrySet().stream().sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .map(entry -> (entry.getValue().size() * 2 > arches.size() ? "" : "on " + String.join(", ", entry.getValue()) + " ")
                        + entry.getKey()).collect(Collectors.joining(", "));
    }

    /** Bytes in holes, those at the end included; bits that only make part of a byte are not counted. */
    public long holeBytes() {
        return places.stream().filter(Place::hole).mapToLong(place -> (place.to() - place.from()) / 8).sum();
    }

    private static void collect(
            Abi abi, RecordType record, Arch arch, String prefix, long base, int depth, List<Place> places, BitSet used) {
        for (Slot slot : record.layouts().on(arch).map(Layout::slots).orElse(List.of())) {
            Member member = record.member(slot.member()).orElseThrow();
            String path = prefix + member.cPath();
            long from = base + slot.bits().map(bits -> bits.byteOffset() * 8 + bits.from()).orElse(slot.offset() * 8);
            long to = from + slot.bits().map(bits -> (long) bits.width()).orElse(slot.size() * 8);
            boolean flexible = slot.type() instanceof Type.Array array && array.count().isEmpty();
            Optional<RecordType> inner = inner(abi, slot.type());
            places.add(new Place(path, slot.type(), from, to, slot.bits().isPresent(), flexible, depth, inner.isPresent()));
            if (inner.isPresent()) {
                collect(abi, inner.get(), arch, path + ".", from, depth + 1, places, used);
            } else {
                used.set(Math.toIntExact(from), Math.toIntExact(to));
            }
        }
    }

    /** Only a record by itself is looked into: an array of them is one thing. */
    private static Optional<RecordType> inner(Abi abi, Type type) {
        return type instanceof Type.Reference reference ? abi.record(reference.record()).filter(RecordType::inner) : Optional.empty();
    }

    private static void holes(Layout layout, BitSet used, List<Place> places) {
        int end = Math.toIntExact(layout.size() * 8);
        for (int from = used.nextClearBit(0); from < end; from = used.nextClearBit(from)) {
            int next = used.nextSetBit(from);
            int to = next < 0 || next > end ? end : next;
            places.add(new Place("", NOTHING, from, to, false, false, 0, false));
            from = to;
        }
    }

    /** Where the member begins that a part belongs to: parts stay behind it. */
    private static long outermost(List<Place> places, Place part) {
        String path = part.path();
        return places.stream().filter(place -> place.depth() == 0 && path.startsWith(place.path() + ".") && place.parts())
                .mapToLong(Place::from).findFirst().orElse(part.from());
    }
}
