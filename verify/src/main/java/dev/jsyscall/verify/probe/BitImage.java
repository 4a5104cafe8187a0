package dev.jsyscall.verify.probe;

import dev.jsyscall.generator.model.RecordType.Bits;
import java.nio.ByteOrder;

/** Computes what a record's bytes look like when one bit-field is set. */
final class BitImage {
    private BitImage() {}

    static Claim.Image of(String type, String path, long recordBytes, Bits bits, ByteOrder order) {
        return new Claim.Image(
                type, path, image(recordBytes, bits, order, bits.width()), image(recordBytes, bits, order, 1));
    }

    /** The field's {@code count} lowest bits set. Bit by bit, so that a unit that reaches past the record's end does no harm. */
    private static byte[] image(long recordBytes, Bits bits, ByteOrder order, int count) {
        var image = new byte[(int) recordBytes];
        for (int bit = bits.shift(); bit < bits.shift() + count; bit++) {
            int fromLow = bit / Byte.SIZE;
            int byteInUnit = order == ByteOrder.LITTLE_ENDIAN ? fromLow : bits.unitBytes() - 1 - fromLow;
            long at = bits.unitOffset() + byteInUnit;
            if (at >= 0 && at < recordBytes) {
                image[(int) at] |= (byte) (1 << bit % Byte.SIZE);
            }
        }
        return image;
    }
}
