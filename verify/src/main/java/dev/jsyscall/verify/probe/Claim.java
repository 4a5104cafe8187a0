package dev.jsyscall.verify.probe;

import dev.jsyscall.generator.model.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something a spec says about one architecture that C can confirm.
 *
 * @param name what it is about, as a report names it: {@code O_CREAT}, {@code struct stat.st_size}
 * @param evidence what C has to show
 * @param origin which headers may know it
 * @param exclusion the spec's reason why no header can confirm it; such a claim is not probed
 * @param position where the spec says it
 */
public record Claim(Kind kind, String name, Evidence evidence, Origin origin, Optional<String> exclusion, Position position) {

    /** What claims are counted by. */
    public enum Kind {
        MODEL("data model"),
        CONSTANT("constants"),
        RECORD("records"),
        FIELD("fields"),
        IOCTL("ioctls"),
        NUMBER("numbers"),
        ABSENCE("absences"),
        CODE("code");

        private final String plural;

        Kind(String plural) {
            this.plural = plural;
        }

        public String plural() {
            return plural;
        }
    }

    /** Where a name is looked for: the kernel's public headers first, then the C library's. */
    public record Origin(boolean uapi, boolean libc) {}

    public sealed interface Evidence {}

    /** Numbers that the compiler computes. All of them, or the claim is wrong. */
    public record Values(List<Value> values) implements Evidence {}

    /**
     * One number.
     *
     * @param label what the number is: {@code offset}, {@code size}; empty where that goes without saying
     * @param expected the value, as 64 bits
     * @param bits the width at which it is compared: C may show {@code 1 << 31} sign-extended where the spec has a u32
     * @param expressions C for it, in the order to try
     */
    public record Value(String label, long expected, int bits, List<String> expressions) {
        public boolean agrees(long actual) {
            if (bits == Long.SIZE) {
                return actual == expected;
            }
            int unused = Long.SIZE - bits;
            long unsigned = expected << unused >>> unused;
            long signed = expected << unused >> unused;
            return actual == unsigned || actual == signed;
        }
    }

    /** The bytes of a record in which one bit-field is set, all its bits or the lowest one, and everything else is zero. */
    public record Image(String type, String path, byte[] allBits, byte[] lowestBit) implements Evidence {
        @Override
        public boolean equals(Object other) {
            return other instanceof Image image && type.equals(image.type) && path.equals(image.path)
                    && Arrays.equals(allBits, image.allBits) && Arrays.equals(lowestBit, image.lowestBit);
        }

        @Override
        public int hashCode() {
            return path.hashCode() * 31 + Arrays.hashCode(allBits);
        }
    }

    /** That C does not know the expression at all. */
    public record Absence(String expression) implements Evidence {}

    /** The C type whose member this is about: {@code struct stat} for {@code struct stat.st_size}; its own name for any other claim. */
    public String subject() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether this is about a member of a record, or the lack of one. */
    public boolean member() {
        return name.indexOf('.') >= 0;
    }

    /** How many ways there are to ask; each is tried until the compiler accepts one. */
    int attempts() {
        return evidence instanceof Values values ? values.values().get(0).expressions().size() : 1;
    }
}
