package dev.jsyscall.generator.layout;

import dev.jsyscall.generator.model.RecordType.Bits;
import java.util.Optional;

/** Chooses the unit through which a bit-field is read and written. */
public final class BitUnits {
    private BitUnits() {}

    /**
     * The smallest aligned piece of memory of at least the declared type's size, or of any size where that would reach beyond the
     * record, that holds all of the field.
     *
     * @param recordBytes the record's size
     * @return empty if no piece of up to 8 bytes inside the record does, which only packed records bring about
     */
    public static Optional<Bits> choose(BitPlace place, boolean littleEndian, long recordBytes) {
        long first = place.position() / 8;
        long last = (place.position() + place.width() - 1) / 8;
        for (int bytes : new int[] {place.typeBytes(), 1, 2, 4, 8}) {
            // Aligned to its size as a rule; a packed record or a type aligned to less may need another start.
            for (long start : new long[] {first / bytes * bytes, first, Math.max(0, last - bytes + 1)}) {
                if (start <= first && last < start + bytes && start + bytes <= recordBytes) {
                    return Optional.of(bits(place, start, bytes, littleEndian));
                }
            }
        }
        return Optional.empty();
    }

    private static Bits bits(BitPlace place, long unit, int unitBytes, boolean littleEndian) {
        int inUnit = (int) (place.position() - unit * 8);
        int shift = littleEndian ? inUnit : unitBytes * 8 - inUnit - place.width();
        int from = (int) (place.position() % 8);
        return new Bits(unit, unitBytes, shift, place.width(), place.position() / 8, from, from + place.width() - 1);
    }
}
